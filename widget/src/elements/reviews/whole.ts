import { html, nothing } from "lit/html.js"
import { failed, foot, list, message, skeleton, stuckHere, unreachable } from "../../parts/list/states"
import { writeButton } from "../../parts/list/write"
import { review } from "./review"
import type { Scene } from "./scene"
import { checksLink, coming, summary } from "./summary"
import { toolbar } from "./toolbar"

/** All there is inside the element, whatever state it is in. */
export function inside(scene: Scene, hasServerHtml: boolean, stuck: boolean) {
  const { page, late } = scene.reading
  if (page) return whole(scene, page.rating.count, stuck)
  if (hasServerHtml) return nothing
  return failed(scene) ? unreachable(scene) : late ? skeleton(scene, coming) : nothing
}

function whole(scene: Scene, count: number, stuck: boolean) {
  const { tongue, headingLevel, form, hands, reading } = scene
  const below = () => (failed(scene) ? unreachable(scene) : list(scene, reading.visible.map((one) => review(scene, one))))
  const heading = html`<div class="unseen" role="heading" aria-level=${headingLevel}>${tongue.term("reviews", { count })}</div>`
  return html`${count ? heading : nothing} ${count ? html`${summary(scene)}${hands.ownSummary?.(scene)}` : empty(scene)} ${stuck ? stuckHere(scene) : nothing}
    ${form === "open" ? hands.form?.(scene) : nothing} ${(reading.page?.counts.media ?? 0) > 2 ? html`<div class="thumbs" part="strip">${hands.strip?.(scene)}</div>` : nothing}
    ${count ? toolbar(scene) : nothing} ${count || reading.list.length ? below() : nothing} ${foot(scene, !!count)}`
}

const empty = (scene: Scene) => message(scene, "empty", html`${writeButton(scene)} ${checksLink(scene)}`)
