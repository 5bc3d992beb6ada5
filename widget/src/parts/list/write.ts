import { html } from "lit/html.js"
import type { ListScene } from "./scene"

export function writeButton({ tongue, form, act, prepare }: ListScene) {
  return html`<div class="write">
    <button
      class="button primary"
      part="write-button"
      aria-expanded=${form === "open"}
      aria-busy=${form === "coming"}
      @click=${() => act("write")}
      @pointerenter=${() => prepare("form")}
      @focus=${() => prepare("form")}
    >
      ${tongue.term("write")}
    </button>
  </div>`
}
