import { html, nothing } from "lit/html.js"
import { cross } from "../../parts/icons"
import type { Scene } from "../reviews/scene"
import { clear } from "./reading"

/** Which filters are on, each with its own way out. */
export function filters(scene: Scene) {
  const { tongue, reading } = scene
  const { stars, q, fields } = reading.query
  const matching = reading.page?.matching
  return html`<div class="active" part="filters">
    <span class="quiet">${!matching ? nothing : tongue.term("matching", { count: matching })}</span>
    ${[...stars].sort().map((one) => tag(scene, tongue.term("stars", { count: one }), () => scene.act("ask", { stars: stars.filter((other) => other !== one) })))}
    ${q ? tag(scene, `“${q}”`, () => scene.act("ask", { q: "" })) : nothing}
    ${scene.hands.ownWishes?.(scene).map(([wish, name]) => tag(scene, name, () => scene.act("ask", { fields: fields.filter((other) => other !== wish) })))}
    <button class="action" part="clear" @click=${() => clear(scene)}>${tongue.term("clear")}</button>
  </div>`
}

function tag({ tongue }: Scene, name: string, remove: () => void) {
  return html`<button class="chip tag" part="chip" @click=${remove}>${name}${cross}<span class="unseen">, ${tongue.term("remove")}</span></button>`
}
