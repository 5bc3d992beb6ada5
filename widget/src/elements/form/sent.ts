import { html, nothing } from "lit/html.js"
import type { Received } from "../../api/types"
import type { Tongue } from "../../i18n/tongue"
import { check } from "../../parts/icons"
import { stars } from "../../parts/stars"
import type { Draft } from "./draft"

export interface SentScene {
  readonly tongue: Tongue
  readonly received?: Received
  readonly draft: Draft
  readonly headingLevel: number
  improve(): void
  close(): void
}

/** What became of her review, why, and what she can do next. */
export function sent(scene: SentScene) {
  const { tongue, draft, headingLevel, close } = scene
  const { status, email_hint, why } = scene.received!
  const waits = status === "held" && !!why?.length
  return html`<div class="sent" part="sent">
    <div class="form-title" role="heading" aria-level=${headingLevel} tabindex="-1"><span class="mark">${check}</span>${tongue.term(`${status}_title`)}</div>
    <div class="said">
      <span role="img" aria-label=${tongue.term("out_of", { rating: draft.rating })}>${stars(draft.rating)}</span>
      <p>${tongue.term(waits ? "held_why" : `${status}_text`, { email: email_hint })}</p>
      ${status === "unconfirmed" ? html`<p class="quiet">${tongue.term("unconfirmed_help")}</p>` : nothing} ${reasons(scene)}
      <button class="button" type="button" part="button" @click=${close}>${tongue.term("done")}</button>
    </div>
  </div>`
}

function reasons({ tongue, received, improve }: SentScene) {
  const { status, why } = received!
  if (!why?.length) return nothing
  return html`${status === "unconfirmed" ? html`<p>${tongue.term("noticed")}</p>` : nothing}
    <ul class="why" part="why">
      ${why.map(({ text }) => html`<li>${text}</li>`)}
    </ul>
    <button class="button primary" type="button" part="button" @click=${improve}>${tongue.term("improve")}</button>`
}
