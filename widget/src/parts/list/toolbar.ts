import { html } from "lit/html.js"
import type { Words } from "../../i18n/words"
import type { ListScene } from "./scene"

export function search({ tongue, reading, act }: ListScene, count: number) {
  const words = tongue.term("search", { count })
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

export function sort({ tongue, reading, act }: ListScene, sorts: (keyof Words)[]) {
  return html`<span class="picks sort"
    ><select part="sort" aria-label=${tongue.term("sort")} @change=${(event: Event) => act("ask", { sort: (event.target as HTMLSelectElement).value })}>
      ${sorts.map((one) => html`<option value=${one} .selected=${one === reading.query.sort}>${tongue.term(one)}</option>`)}
    </select></span
  >`
}
