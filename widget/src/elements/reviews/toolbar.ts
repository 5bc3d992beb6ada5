import { html, nothing } from "lit"
import type { Sort } from "../../api/types"
import { house } from "../../page/house"
import { cross } from "../../parts/icons"
import type { Scene } from "./scene"

const SORTS: Sort[] = ["helpful", "newest", "highest", "lowest"]

export function toolbar(scene: Scene) {
  const { rating, counts } = scene.reading.page!
  if (rating.count < 2) return nothing
  const { media, verified } = scene.reading.query
  return html`<div class="toolbar" part="toolbar">
      ${counts.words >= (house().settings.search_from ?? 3) ? search(scene) : nothing}
      ${chip(scene, "photos", counts.media, media, () => scene.ask({ media: !media }))}
      ${chip(scene, "verified", counts.verified, verified, () => scene.ask({ verified: !verified }))} ${sort(scene)}
    </div>
    ${scene.reading.filtered ? active(scene) : nothing}`
}

function search({ tongue, reading, search }: Scene) {
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
    @input=${(event: Event) => search((event.target as HTMLInputElement).value)}
  />`
}

function chip({ tongue }: Scene, word: "photos" | "verified", count: number, on: boolean, toggle: () => void) {
  if (!count) return nothing
  return html`<button class="chip" part="chip" aria-pressed=${on} @click=${toggle}>${tongue.term(word)} · ${tongue.number(count)}</button>`
}

function sort({ tongue, reading, ask }: Scene) {
  return html`<span class="sort"
    ><select part="sort" aria-label=${tongue.term("sort")} @change=${(event: Event) => ask({ sort: (event.target as HTMLSelectElement).value as Sort })}>
      ${SORTS.map((one) => html`<option value=${one} .selected=${one === reading.query.sort}>${tongue.term(one)}</option>`)}
    </select></span
  >`
}

/** Which filters are on, each with its own way out. */
function active(scene: Scene) {
  const { tongue, reading, ask } = scene
  const { stars, q } = reading.query
  const matching = reading.page!.matching
  return html`<div class="active" part="filters">
    <span class="quiet">${matching === null ? nothing : tongue.term("matching", { count: matching })}</span>
    ${[...stars].sort().map((one) => tag(scene, tongue.term("stars", { count: one }), () => ask({ stars: stars.filter((other) => other !== one) })))}
    ${q ? tag(scene, `“${q}”`, () => ask({ q: "" })) : nothing}
    <button class="action" part="clear" @click=${scene.clear}>${tongue.term("clear")}</button>
  </div>`
}

function tag({ tongue }: Scene, name: string, remove: () => void) {
  return html`<button class="chip tag" part="chip" @click=${remove}>${name}${cross}<span class="unseen">, ${tongue.term("remove")}</span></button>`
}
