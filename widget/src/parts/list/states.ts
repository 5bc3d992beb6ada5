import { html, nothing } from "lit/html.js"
import type { Page } from "../../i18n/words"
import type { ListScene } from "./scene"

/** Grey lines where the words will be; out of the flow, so that they never push the page. */
export function skeleton({ tongue }: ListScene, above: unknown) {
  const lines = [0, 1, 2].map(() => html`<div class="written"><div class="writer"><i></i><i></i></div><div class="words"><i></i><i></i><i></i></div></div>`)
  return html`<div class="skeleton" role="status"><span class="unseen">${tongue.term("loading")}</span>${above}${lines}</div>`
}

export function message({ tongue, headingLevel, reading }: ListScene, about: "none" | "error" | "offline" | "empty", next: unknown) {
  const word = (part: "title" | "text") => tongue.term(`${about}_${part}` as Page)
  return html`<div class="message" part="message">
    <div class="message-title" role="heading" aria-level=${headingLevel + (reading.page?.data.length ? 1 : 0)}>${word("title")}</div>
    <p class="quiet">${word("text")}</p>
    ${next}
  </div>`
}

export const failed = ({ reading }: ListScene) => reading.state === "failed" || reading.state === "offline"

export function unreachable(scene: ListScene) {
  const { tongue, reading } = scene
  if (reading.state === "offline") return html`<div role="alert">${message(scene, "offline", nothing)}</div>`
  const again = html`<button class="button" part="button" @click=${() => scene.readAnew()}>${tongue.term("error_action")}</button>`
  return html`<div role="alert">${message(scene, "error", again)}</div>`
}

/** All that match, and how far they have come; in its place what is said when nothing does. */
export function list(scene: ListScene, drawn: unknown) {
  const { visible, state, late, hasMore } = scene.reading
  if (!visible.length && !hasMore) return scene.hands.nothingMatches?.(scene)
  return html`<div class=${late ? "list late" : "list"} part="list" aria-busy=${state === "loading"}>${drawn}</div>
    ${tail(scene)}`
}

/** How far the list has come, and the way on. */
function tail({ tongue, reading, act }: ListScene) {
  const { total, visible, hasMore } = reading
  const shown = total && tongue.term("shown", { shown: tongue.number(visible.length), total: tongue.number(total) })
  if (!hasMore) return visible.length > 3 ? html`<p class="tail quiet" part="end">${tongue.term("all_shown", { count: total })}</p>` : nothing
  return html`<div class="tail">
    <button class="button" part="more-button" aria-busy=${reading.more === "busy"} @click=${() => act("showMore")}>${tongue.term("more", { count: tongue.number(reading.nextCount) })}</button>
    <span class="quiet">${shown || nothing}</span>
    <span class="trouble" role="status">${reading.more === "failed" ? tongue.term("more_failed") : nothing}</span>
  </div>`
}

/** What she did not hear load; her own words; and how far the list is, for those who do not see it. */
export const stuckHere = ({ tongue }: ListScene) => html`<p class="trouble" role="alert">${tongue.term("act_failed")}</p>`

export function foot({ tongue, reading, act }: ListScene, any: boolean) {
  const { visible, total } = reading
  const progress = visible.length ? total && tongue.term("shown", { shown: visible.length, total }) : tongue.term("none_title")
  return html`<button class="action" part="account-button" @click=${() => act("account")}>${tongue.term("yours")}</button>
    <p class="unseen" role="status">${(any && progress) || nothing}</p>`
}
