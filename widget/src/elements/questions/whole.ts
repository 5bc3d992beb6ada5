import { html, nothing } from "lit/html.js"
import type { Page, Questions } from "../../i18n/words"
import { house } from "../../page/house"
import { failed, foot, list, message, skeleton, stuckHere, unreachable } from "../../parts/list/states"
import { search, sort } from "../../parts/list/toolbar"
import { writeButton } from "../../parts/list/write"
import { question } from "./question"
import type { Scene } from "./scene"

const SORTS: (Page | Questions)[] = ["helpful", "newest", "unanswered"]

/** All there is inside the element, whatever state it is in. */
export function inside(scene: Scene, hasServerHtml: boolean, stuck: boolean) {
  const { page, late } = scene.reading
  if (page) return whole(scene, page.count, stuck)
  if (hasServerHtml) return nothing
  return failed(scene) ? unreachable(scene) : late ? skeleton(scene, nothing) : nothing
}

function whole(scene: Scene, count: number, stuck: boolean) {
  const { form, hands, reading } = scene
  const below = () => (failed(scene) ? unreachable(scene) : list(scene, reading.visible.map((one) => question(scene, one))))
  return html`${count ? top(scene, count) : message(scene, "empty", writeButton(scene))} ${stuck ? stuckHere(scene) : nothing} ${form === "open" ? hands.form?.(scene) : nothing}
    ${count > 1 ? toolbar(scene, count) : nothing} ${count ? below() : nothing} ${foot(scene, !!count)}`
}

/** How many there are, how soon they are answered by the shop's own measure, and the way to ask. */
function top(scene: Scene, count: number) {
  const { tongue, headingLevel, reading } = scene
  const hours = reading.page!.usually_hours
  return html`<div class="top" part="top">
    <div>
      <div class="heading" part="heading" role="heading" aria-level=${headingLevel}>${tongue.term("questions", { count })}</div>
      ${hours ? html`<p class="quiet" part="usual">${tongue.term("usual", { hours })}</p>` : nothing}
    </div>
    ${writeButton(scene)}
  </div>`
}

function toolbar(scene: Scene, count: number) {
  return html`<div class="toolbar" part="toolbar">${count >= (house().settings.search_from ?? 3) ? search(scene, count) : nothing} ${sort(scene, SORTS)}</div>`
}
