import { html, nothing } from "lit/html.js"
import type { Received } from "../../api/types"
import type { Tongue } from "../../i18n/tongue"
import { check } from "../../parts/icons"
import { stars } from "../../parts/stars"

/** What became of her review, and what she can do next. */
export function sent(tongue: Tongue, received: Received, rating: number, headingLevel: number, close: () => void) {
  const { status, email_hint } = received
  return html`<div class="sent" part="sent">
    <div class="form-title" role="heading" aria-level=${headingLevel} tabindex="-1"><span class="mark">${check}</span>${tongue.term(`${status}_title`)}</div>
    <div class="said">
      <span role="img" aria-label=${tongue.term("out_of", { rating })}>${stars(rating)}</span>
      <p>${tongue.term(`${status}_text`, { email: email_hint })}</p>
      ${status === "unconfirmed" ? html`<p class="quiet">${tongue.term("unconfirmed_help")}</p>` : nothing}
      <button class="button" type="button" part="button" @click=${close}>${tongue.term("done")}</button>
    </div>
  </div>`
}
