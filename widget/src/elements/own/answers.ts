import { html, nothing } from "lit/html.js"
import type { OwnField, Review } from "../../api/types"
import type { Scene } from "../reviews/scene"
import { label, say } from "./words"

/** What she answered: facts about her first, then about the product. */
export function answers(scene: Scene, fields: OwnField[], { fields: given }: Review) {
  const told = fields
    .filter(({ key }) => given?.[key] !== undefined)
    .map((field) => [field, worded(scene, field, given[field.key])] as const)
    .filter(([, words]) => words)
  if (!told.length) return nothing
  return html`<dl class="own-answers" part="answers">
    ${told.map(([{ labels, kind }, words]) => html`<div><dt>${label(scene.tongue, labels)}</dt><dd dir=${kind === "scale" ? nothing : "auto"}>${words}</dd></div>`)}
  </dl>`
}

function worded({ tongue }: Scene, field: OwnField, given: unknown): unknown {
  const named = (value: unknown) => label(tongue, field.options.find((option) => option.value === value)?.labels ?? {})
  switch (field.kind) {
    case "scale":
      return scale(tongue, field, Number(given))
    case "yes_no":
      return say(tongue, given ? "yes" : "no")
    case "tags":
      return (given as string[]).map(named).filter(Boolean).join(", ")
    default:
      return field.options.length ? named(given) : given
  }
}

function scale(tongue: Scene["tongue"], { ends, steps }: OwnField, step: number) {
  const [low, high] = label(tongue, ends) ?? ["", ""]
  const said = step === 1 && low ? low : step === steps && high ? high : `${tongue.number(step)} / ${tongue.number(steps)}`
  return html`<span class="own-steps" role="img" aria-label=${said}>${Array.from({ length: steps }, (_, at) => html`<i class=${at + 1 === step ? "on" : ""}></i>`)}</span>`
}

/** Her picture, if she has one, and the page about her, if she wants one. */
function author({ tongue }: Scene, { author_avatar: face, author_profile: profile, author }: Review) {
  return html`${face ? html`<img class="own-face" src=${face.small} alt="" width="44" height="44" />` : nothing}
  ${profile ? html`<div><a class="quiet" part="profile" href=${profile} target="_blank" rel="noopener">${say(tongue, "profile", author ?? "")}<span class="unseen">, ${tongue.term("new_tab")}</span></a></div>` : nothing}`
}

/** Which product of the group it is of, why it is not counted, and more of its author. */
export const of = (scene: Scene, one: Review) => html`${author(scene, one)}${about(scene, one)}`

function about({ tongue }: Scene, { of: other, not_counted_because: reason }: Review) {
  const why = reason === "burst" ? html`<div class="quiet">${say(tongue, "burst")}</div>` : nothing
  if (!other) return why
  const name = [other.name ?? other.product, other.variant].filter(Boolean).join(", ")
  return html`${why}
    <div class="quiet" part="of" dir="auto">${say(tongue, "of", name)}</div>`
}
