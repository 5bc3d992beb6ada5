import { html, nothing } from "lit/html.js"
import type { Received } from "../../api/types"
import type { Tongue } from "../../i18n/tongue"
import { house, mayShare } from "../../page/house"
import { quietly } from "../../page/quietly"
import { check } from "../icons"
import { stars } from "../stars"

export interface SentScene {
  readonly tongue: Tongue
  readonly received?: Received
  readonly draft: object
  readonly next?: string
  readonly headingLevel: number
  improve(): void
  close(): void
}

/** What became of her words, why, and what she can do next. */
export function sent(scene: SentScene) {
  const { tongue, headingLevel, close, improve } = scene
  const { rating } = scene.draft as { rating?: number }
  const { id, status, email_hint, why } = scene.received!
  const waits = status !== "published" && !!why?.some(({ rule }) => !/^(staff|burst)$/.test(rule))
  return html`<div class="sent" part="sent">
    <div class="form-title" role="heading" aria-level=${headingLevel} tabindex="-1"><span class="mark">${check}</span>${tongue.term(`${status}_title`)}</div>
    <div class="said">
      ${rating ? html`<span role="img" aria-label=${tongue.term("out_of", { rating })}>${stars(rating)}</span>` : nothing}
      <p>${(status === "published" && scene.next) || tongue.term(waits && status === "held" ? "held_why" : `${status}_text`, { email: email_hint })}</p>
      ${status === "unconfirmed" ? html`<p class="quiet">${tongue.term("unconfirmed_help")}</p>${waits ? html`<p>${tongue.term("noticed")}</p>` : nothing}` : nothing}
      ${why?.map(({ text }) => html`<p class="why" part="why">${text}</p>`)}
      <div class="buttons">
        ${waits ? html`<button class="button primary" type="button" part="button" @click=${improve}>${tongue.term("improve")}</button>` : nothing}
        <button class="button" type="button" part="button" @click=${close}>${tongue.term("done")}</button>
      </div>
      ${status === "published" && mayShare(id) ? share(tongue, id) : nothing} ${status === "published" && house().settings.post && !id.startsWith("que_") ? posting(tongue, id) : nothing}
    </div>
  </div>`
}

/** It comes by itself, as an element of the page would. */
function share(tongue: Tongue, id: string) {
  quietly(async () => (await house().chunk("share")).start(house()))
  return html`<gw-share exportparts="ways, way, field, button" lang=${tongue.lang()} on=${id}></gw-share>`
}

/** On her own pages, too, if she wants. */
function posting(tongue: Tongue, id: string) {
  quietly(() => import("../../elements/feeds/feeds"))
  return html`<gw-feeds exportparts="button" lang=${tongue.lang()} on=${id}></gw-feeds>`
}
