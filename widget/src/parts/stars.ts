import { html } from "lit/html.js"
import { FIVE, filledWidth } from "./star-shape"

/** Decoration only: whoever places the stars says their number in words beside them. */
export const stars = (rating: number) => html`<svg class="stars" viewBox="0 0 120 24" aria-hidden="true">
  <path d=${FIVE} /><svg width=${filledWidth(rating)} height="24"><path d=${FIVE} /></svg>
</svg>`
