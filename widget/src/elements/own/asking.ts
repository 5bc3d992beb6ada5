// See hands.ts: one file for what all share.
import "../../parts/later"
import { html, nothing } from "lit/html.js"
import { read } from "../../api/client"
import type { OwnField } from "../../api/types"
import { shopPath } from "../../page/house"
import type { Tongue } from "../../i18n/tongue"
import text from "./asking.css"
import { label, say } from "./words"

export type Answer = number | boolean | string | string[]
export type Answers = Record<string, Answer | undefined>

/** What a question sees of the form it stands in. */
export interface Asker {
  readonly tongue: Tongue
  readonly draft: { fields?: Answers }
  /** Codes of what is wrong, by key. */
  readonly unanswered: Record<string, string>
  answer(key: string, value: Answer | undefined): void
}

/** The questions of a form: drawn by it, asked once. */
export interface Asking {
  text: string
  fields: OwnField[]
  draw(asker: Asker): unknown
  missing(given: Answers): Record<string, string>
  given(given: Answers): Record<string, Answer>
}

export async function asked(product: string): Promise<Asking> {
  const fields = await read(shopPath(`fields?${new URLSearchParams({ product })}`), (body: any): OwnField[] | undefined => body.data)
  return { text, fields, draw: (asker) => fields.map((field) => question(asker, field)), missing: (given) => missing(fields, given), given: (given) => taken(fields, given) }
}

const isEmpty = (value: Answer | undefined) => value === undefined || value === "" || (Array.isArray(value) && !value.length)

function missing(fields: OwnField[], given: Answers): Record<string, string> {
  return Object.fromEntries(fields.filter(({ required, key }) => required && isEmpty(given[key])).map(({ key }) => [key, "required"]))
}

/** A draft may be older than the questions. */
function taken(fields: OwnField[], given: Answers): Record<string, Answer> {
  return Object.fromEntries(fields.filter(({ key }) => !isEmpty(given[key])).map(({ key }) => [key, given[key]!]))
}

function question(asker: Asker, field: OwnField) {
  const { tongue, unanswered } = asker
  const wrong = unanswered[field.key]
  const fault = wrong ? html`<p class="trouble" id=${`own-${field.key}-fault`}>${say(tongue, wrong === "required" ? "need" : "bad")}</p>` : nothing
  const name = html`${label(tongue, field.labels)}${field.required ? nothing : html` <span class="quiet">${tongue.term("optional")}</span>`}`
  const isLine = field.kind === "fact" || (field.kind === "choice" && field.options.length > 4)
  if (isLine) return html`<div class="entry"><label for=${`own-${field.key}`} part="label">${name}</label>${line(asker, field)}${fault}</div>`
  return html`<fieldset class="asked" aria-describedby=${wrong ? `own-${field.key}-fault` : nothing}>
    <legend part="label">${name}</legend>
    ${field.kind === "scale" ? scale(asker, field) : html`<div class="own-chips">${choices(asker, field)}</div>`}${fault}
  </fieldset>`
}

function line({ tongue, draft, unanswered, answer }: Asker, { key, options, required }: OwnField) {
  const value = (draft.fields?.[key] as string) ?? ""
  const take = (event: Event) => answer(key, (event.target as HTMLInputElement | HTMLSelectElement).value || undefined)
  const id = `own-${key}`
  const described = unanswered[key] ? `${id}-fault` : nothing
  const invalid = unanswered[key] ? "true" : nothing
  if (!options.length)
    return html`<input class="field" part="field" id=${id} maxlength="200" dir="auto" aria-required=${required} aria-invalid=${invalid} aria-describedby=${described} .value=${value} @input=${take} />`
  return html`<select class="field" part="field" id=${id} aria-required=${required} aria-invalid=${invalid} aria-describedby=${described} @change=${take}>
    <option value="" .selected=${!value}>${say(tongue, "choose")}</option>
    ${options.map((option) => html`<option value=${option.value} .selected=${option.value === value}>${label(tongue, option.labels)}</option>`)}
  </select>`
}

/** Native radios under their own dots: arrows, names and touch work by themselves. */
function scale(asker: Asker, field: OwnField) {
  const { tongue, draft, answer } = asker
  const [low, high] = label(tongue, field.ends) ?? ["", ""]
  const named = (step: number) => [tongue.number(step), step === 1 ? low : step === field.steps ? high : ""].filter(Boolean).join(", ")
  const steps = Array.from({ length: field.steps }, (_, at) => at + 1)
  return html`<div class="steps">
      ${steps.map(
        (step) => html`<label class="step"
          ><input
            type="radio"
            id=${step === 1 ? `own-${field.key}` : nothing}
            name=${`own-${field.key}`}
            aria-label=${named(step)}
            .checked=${draft.fields?.[field.key] === step}
            @change=${() => answer(field.key, step)}
        /></label>`,
      )}
    </div>
    <div class="own-ends" aria-hidden="true"><span>${low}</span><span>${high}</span></div>`
}

function choices(asker: Asker, field: OwnField) {
  const { tongue, draft, answer } = asker
  const given = draft.fields?.[field.key]
  const several = field.kind === "tags"
  const options = field.kind === "yes_no" ? [true, false].map((value) => [value, say(tongue, value ? "yes" : "no")] as const) : field.options.map(({ value, labels }) => [value, label(tongue, labels)] as const)
  const chosen = Array.isArray(given) ? given : []
  const take = (value: string | boolean, on: boolean) => {
    if (!several) return answer(field.key, value)
    answer(field.key, on ? [...chosen, value as string] : chosen.filter((other) => other !== value))
  }
  return options.map(
    ([value, name], at) => html`<label class="chip pick"
      ><input
        type=${several ? "checkbox" : "radio"}
        id=${at ? nothing : `own-${field.key}`}
        name=${`own-${field.key}`}
        .checked=${several ? chosen.includes(value as string) : given === value}
        @change=${(event: Event) => take(value, (event.target as HTMLInputElement).checked)}
      />${name}</label
    >`,
  )
}
