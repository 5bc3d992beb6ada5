import { html, nothing } from "lit/html.js"
import type { Badge, Reply, Review } from "../../api/types"
import { check } from "../../parts/icons"
import { actions, thread } from "../../parts/list/actions"
import { said } from "../../parts/list/said"
import { stars } from "../../parts/stars"
import type { Scene } from "./scene"

const BADGES: Badge[] = ["verified_buyer", "email_confirmed", "imported", "incentivized", "staff", "expert"]
const LONG_TEXT = 560
const MANY_LINES = 9

export function review(scene: Scene, one: Review) {
  return html`<article class="written" part="review" data-id=${one.id} tabindex="-1">
    ${writer(scene, one)}
    <div class="words" part="words">
      <span role="img" part="stars" aria-label=${scene.tongue.term("out_of", { rating: scene.tongue.number(one.rating) })}>${stars(one.rating)}</span>
      ${one.title ? title(scene, one) : nothing} ${one.text ? text(scene, one, one.text) : nothing} ${scene.hands.ownAnswers?.(scene, one)}
      ${one.media?.length ? html`<div class="thumbs" part="photos">${scene.hands.thumbs?.(scene, one)}</div>` : nothing} ${actions(scene, one)}
      ${one.reply ? reply(scene, one.reply) : nothing} ${thread(scene, one.id)}
    </div>
  </article>`
}

function writer(scene: Scene, one: Review) {
  const { tongue } = scene
  const edited = tongue.day(one.edited_at)
  const known: (Badge | "not_counted")[] = BADGES.filter((badge) => one.badges.includes(badge))
  if (one.counted === false) known.push("not_counted")
  return html`<div class="writer" part="writer">
    <div class="author" part="author" dir="auto">${one.author || html`<span class="nameless">${tongue.term("anonymous")}</span>`}</div>
    <div class="quiet" part="date">${when(scene, one.created_at)}</div>
    ${edited ? html`<div class="quiet" part="date">${tongue.term("edited", { date: edited })}</div>` : nothing}
    ${known.map((badge) => html`<div class=${`badge ${badge}`} part="badge">${badge === "verified_buyer" ? check : nothing}${tongue.term(badge)}</div>`)} ${scene.hands.of?.(scene, one)}
  </div>`
}

function when({ tongue }: Scene, date: string | null) {
  const day = tongue.day(date)
  return day ? html`<time datetime=${date!}>${day}</time>` : tongue.term("unknown_date")
}

function title(scene: Scene, one: Review) {
  return html`<div class="title" part="title" role="heading" aria-level=${scene.headingLevel + 1} dir="auto" lang=${one.locale || nothing}>
    ${said(scene, one.title!)}
  </div>`
}

function text(scene: Scene, one: Review, words: string) {
  const long = words.length > LONG_TEXT || words.split("\n").length > MANY_LINES
  const unfolded = scene.unfolded.has(one.id)
  const shape = long && !unfolded ? "text folded" : "text"
  return html`<p class=${shape} part="text" dir="auto" lang=${one.locale || nothing}>${said(scene, words)}</p>
    ${long
      ? html`<button class="action unfold" part="action" aria-expanded=${unfolded} @click=${() => scene.act("unfold", one.id)}>
          ${scene.tongue.term(unfolded ? "read_less" : "read_more")}
        </button>`
      : nothing}`
}

function reply(scene: Scene, { author, text, created_at }: Reply) {
  const { tongue } = scene
  return html`<div class="reply" part="reply">
    <div class="replier">${author ? tongue.term("replied", { name: author }) : tongue.term("shop_replied")}<span class="quiet">${tongue.day(created_at)}</span></div>
    <p class="text" dir="auto">${text}</p>
  </div>`
}
