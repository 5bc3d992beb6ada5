import { html, nothing } from "lit/html.js"
import type { Sort } from "../../api/types"
import { house } from "../../page/house"
import type { Scene } from "./scene"

const SORTS: Sort[] = ["helpful", "newest", "highest", "lowest"]

export function toolbar(scene: Scene) {
  const { rating, counts } = scene.reading.page!
  if (rating.count < 2) return nothing
  const { media, verified } = scene.reading.query
  return html`<div class="toolbar" part="toolbar">
      ${counts.words >= (house().settings.search_from ?? 3) ? search(scene) : nothing}
      ${chip(scene, "photos", counts.media, media, () => scene.act("ask", { media: !media }))}
      ${chip(scene, "verified", counts.verified, verified, () => scene.act("ask", { verified: !verified }))} ${scene.hands.ownFilters?.(scene)} ${sort(scene)}
    </div>
    ${scene.reading.filtered ? scene.hands.filters?.(scene) : nothing}`
}

function search({ tongue, reading, act }: Scene) {
  const words = tongue.term("search", { count: reading.page!.counts.words })
  return html`<input
    class="search"
    part="search"
    type="search"
    enterkeyhint="search"
    maxlength="200"
    placeholder=${words}
    aria-label=${words}
    .value=${reading.query.q}
    @input=${(event: Event) => act("search", (event.target as HTMLInputElement).value)}
  />`
}

function chip({ tongue }: Scene, word: "photos" | "verified", count: number, on: boolean, toggle: () => void) {
  if (!count) return nothing
  return html`<button class="chip" part="chip" aria-pressed=${on} @click=${toggle}>${tongue.term(word)} · ${tongue.number(count)}</button>`
}

function sort({ tongue, reading, act }: Scene) {
  return html`<span class="picks sort"
    ><select part="sort" aria-label=${tongue.term("sort")} @change=${(event: Event) => act("ask", { sort: (event.target as HTMLSelectElement).value as Sort })}>
      ${SORTS.map((one) => html`<option value=${one} .selected=${one === reading.query.sort}>${tongue.term(one)}</option>`)}
    </select></span
  >`
}
