import { html, nothing } from "lit/html.js"
import type { Page, Questions } from "../../i18n/words"
import { house } from "../../page/house"
import { failed, foot, list, message, skeleton, stuckHere, unreachable } from "../../parts/list/states"
import { search, sort } from "../../parts/list/toolbar"
import { writeButton } from "../../parts/list/write"
import { mayAsk, spoken } from "./hour"
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
  const { page } = reading
  const below = () => (failed(scene) ? unreachable(scene) : list(scene, reading.visible.map((one) => question(scene, one))))
  return html`${count || page!.hour ? top(scene, count) : message(scene, "empty", html`${promised(scene)}${writeButton(scene)}`)} ${stuck ? stuckHere(scene) : nothing} ${form === "open" ? hands.form?.(scene) : nothing}
    ${count > 1 ? toolbar(scene, count) : nothing} ${count ? below() : nothing} ${foot(scene, !!count)}`
}

/** How many there are, how soon they are answered, and the way to ask. */
function top(scene: Scene, count: number) {
  const { tongue, headingLevel } = scene
  return html`<div class="top" part="top">
    <div>
      <div class="heading" part="heading" role="heading" aria-level=${headingLevel}>${count ? tongue.term("questions", { count }) : tongue.term("empty_title")}</div>
      ${usual(scene)}
    </div>
    ${mayAsk(scene) ? writeButton(scene) : nothing}
  </div>`
}

/** By the shop's own measure; in an expert's hour, when she answers. */
function usual({ tongue, reading }: Scene) {
  const { usually_hours: hours, hour } = reading.page!
  if (hour) return html`<p class="quiet" part="usual">${tongue.term("hour", spoken(tongue, hour))}</p>`
  return hours ? html`<p class="quiet" part="usual">${tongue.term("usual", { hours })}</p>` : nothing
}

/** Before anything is measured: what the shop has set itself. */
function promised(scene: Scene) {
  const [hours, isWorking] = house().settings.answer ?? []
  const measured = usual(scene)
  return measured !== nothing || !hours ? measured : html`<p class="quiet" part="usual">${scene.tongue.term("promised", { hours, working: isWorking })}</p>`
}

function toolbar(scene: Scene, count: number) {
  return html`<div class="toolbar" part="toolbar">${count >= (house().settings.search_from ?? 3) ? search(scene, count) : nothing} ${sort(scene, SORTS)}</div>`
}
