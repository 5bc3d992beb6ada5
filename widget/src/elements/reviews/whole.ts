import { html, nothing } from "lit/html.js"
import { review } from "./review"
import type { Scene } from "./scene"
import { empty, skeleton, tail, unreachable } from "./states"
import { summary } from "./summary"
import { toolbar } from "./toolbar"

/** All there is inside the element, whatever state it is in. */
export function inside(scene: Scene, hasServerHtml: boolean, stuck: boolean) {
  const { page, late } = scene.reading
  if (page) return whole(scene, page.rating.count, stuck)
  if (hasServerHtml) return nothing
  return failed(scene) ? unreachable(scene) : late ? skeleton(scene) : nothing
}

const failed = ({ reading }: Scene) => reading.state === "failed" || reading.state === "offline"

function whole(scene: Scene, count: number, stuck: boolean) {
  const { tongue, headingLevel, form, hands } = scene
  const below = failed(scene) ? unreachable(scene) : list(scene)
  const heading = html`<div class="unseen" role="heading" aria-level=${headingLevel}>${tongue.term("reviews", { count })}</div>`
  return html`${count ? heading : nothing} ${count ? html`${summary(scene)}${hands.ownSummary?.(scene)}` : empty(scene)} ${stuck ? html`<p class="trouble" role="alert">${tongue.term("act_failed")}</p>` : nothing}
    ${form === "open" ? hands.form?.(scene) : nothing} ${(scene.reading.page?.counts.media ?? 0) > 2 ? html`<div class="thumbs" part="strip">${hands.strip?.(scene)}</div>` : nothing}
    ${count ? toolbar(scene) : nothing} ${count || scene.reading.reviews.length ? below : nothing}
    <button class="action" part="account-button" @click=${() => scene.act("account")}>${tongue.term("yours")}</button>
    <p class="unseen" role="status">${count ? progress(scene) : nothing}</p>`
}

function progress({ tongue, reading }: Scene): string {
  const { visible, total } = reading
  return total ? tongue.term("shown", { shown: visible.length, total }) : tongue.term("none_title")
}

function list(scene: Scene) {
  const { visible, state, late, hasMore } = scene.reading
  if (!visible.length && !hasMore) return scene.hands.nothingMatches?.(scene)
  return html`<div class=${late ? "list late" : "list"} part="list" aria-busy=${state === "loading"}>${visible.map((one) => review(scene, one))}</div>
    ${tail(scene)}`
}
