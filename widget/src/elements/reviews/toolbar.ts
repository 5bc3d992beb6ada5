import { html, nothing } from "lit/html.js"
import type { Page } from "../../i18n/words"
import { house } from "../../page/house"
import { search, sort } from "../../parts/list/toolbar"
import type { Scene } from "./scene"

const SORTS: Page[] = ["helpful", "newest", "highest", "lowest"]

export function toolbar(scene: Scene) {
  const { rating, counts } = scene.reading.page!
  if (rating.count < 2) return nothing
  const { media, verified } = scene.reading.query
  return html`<div class="toolbar" part="toolbar">
      ${counts.words >= (house().settings.search_from ?? 3) ? search(scene, counts.words) : nothing}
      ${chip(scene, "photos", counts.media, media, () => scene.act("ask", { media: !media }))}
      ${chip(scene, "verified", counts.verified, verified, () => scene.act("ask", { verified: !verified }))} ${scene.hands.ownFilters?.(scene)} ${sort(scene, SORTS)}
    </div>
    ${scene.reading.filtered ? scene.hands.filters?.(scene) : nothing}`
}

function chip({ tongue }: Scene, word: "photos" | "verified", count: number, on: boolean, toggle: () => void) {
  if (!count) return nothing
  return html`<button class="chip" part="chip" aria-pressed=${on} @click=${toggle}>${tongue.term(word)} · ${tongue.number(count)}</button>`
}
