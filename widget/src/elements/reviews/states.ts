import { html, nothing } from "lit/html.js"
import { checksLink, writeButton } from "./summary"
import type { Scene } from "./scene"
import type { Page } from "../../i18n/words"

/** Grey lines where the words will be; out of the flow, so that they never push the page. */
export function skeleton({ tongue }: Scene) {
  const lines = [0, 1, 2].map(() => html`<div class="review"><div class="writer"><i></i><i></i></div><div class="words"><i></i><i></i><i></i></div></div>`)
  return html`<div class="skeleton" role="status">
    <span class="unseen">${tongue.term("loading")}</span>
    <div class="summary"><div class="verdict"><i></i><i></i></div><div class="bars"><i></i><i></i><i></i><i></i><i></i></div></div>
    ${lines}
  </div>`
}

export function message({ tongue, headingLevel, reading }: Scene, about: "none" | "error" | "offline" | "empty", next: unknown) {
  const word = (part: "title" | "text") => tongue.term(`${about}_${part}` as Page)
  return html`<div class="message" part="message">
    <div class="message-title" role="heading" aria-level=${headingLevel + (reading.page?.rating.count ? 1 : 0)}>${word("title")}</div>
    <p class="quiet">${word("text")}</p>
    ${next}
  </div>`
}

export const empty = (scene: Scene) => message(scene, "empty", html`${writeButton(scene)} ${checksLink(scene)}`)

export function unreachable(scene: Scene) {
  const { tongue, reading } = scene
  if (reading.state === "offline") return html`<div role="alert">${message(scene, "offline", nothing)}</div>`
  const again = html`<button class="button" part="button" @click=${() => scene.fetchReviews()}>${tongue.term("error_action")}</button>`
  return html`<div role="alert">${message(scene, "error", again)}</div>`
}

/** How far the list has come, and the way on. */
export function tail(scene: Scene) {
  const { tongue, reading } = scene
  const { total, visible, hasMore } = reading
  const shown = tongue.term("shown", { shown: tongue.number(visible.length), total: tongue.number(total) })
  if (!hasMore) return total > 3 ? html`<p class="tail quiet" part="end">${tongue.term("all_shown", { count: total })}</p>` : nothing
  return html`<div class="tail">
    <button class="button" part="more-button" aria-busy=${reading.more === "busy"} @click=${() => scene.act("showMore")}>${tongue.term("more", { count: tongue.number(reading.nextCount) })}</button>
    <span class="quiet">${shown}</span>
    <span class="trouble" role="status">${reading.more === "failed" ? tongue.term("more_failed") : nothing}</span>
  </div>`
}
