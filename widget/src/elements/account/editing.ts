import { html } from "lit/html.js"
import type { Contribution } from "../../api/types"
import { learn } from "../../i18n/tongue"
import { keep, placeOf } from "../../parts/form/draft"
import type { Asking } from "../own/asking"
import type { GwAccount } from "./account.element"

export interface Editing {
  one: Contribution
  asking?: Asking
}

const PARTS = "field, label, send-button, sent, button, stars"

/** Her own words again, in the form that took them; it finds them where it keeps what is typed. */
export async function prepare(one: Contribution, code: string): Promise<Editing> {
  const { kind, product, review, words } = one
  if (review) {
    const { id, rating, author, media, fields } = review
    keep(placeOf(kind, product.ref), { id, rating, title: review.title ?? "", text: review.text ?? "", name: author ?? "", email: "", photos: media, fields })
    const [, asking] = await Promise.all([import("../form/form"), import("../own/asking").then(({ asked }) => asked(product.ref)).catch(() => undefined)])
    return { one, asking }
  }
  const { id, text, details, name } = words!
  keep(placeOf(kind, kind === "question" ? product.ref : id), { id, text: text ?? "", details: details ?? "", name: name ?? "", email: "" })
  await Promise.all([kind === "comment" ? import("../comments/form") : import("../say/say"), learn(code, kind)])
  return { one }
}

export function editor(scene: GwAccount, { one, asking }: Editing) {
  const { tongue } = scene
  return html`<button class="action" type="button" @click=${scene.back}>${tongue.term("cancel")}</button>
    <span class="unseen" id="who">${tongue.term("account_edit")}</span>${form(scene, one, asking)}`
}

function form({ tongue, back }: GwAccount, { kind, review, words, product }: Contribution, asking?: Asking) {
  const lang = tongue.lang()
  if (review)
    return html`<gw-review-form
      lang=${lang}
      exportparts=${PARTS}
      .product=${product.ref}
      .productName=${product.name ?? ""}
      .asking=${asking}
      .headingLevel=${2}
      @gw-close=${back}
    ></gw-review-form>`
  if (kind === "question") return html`<gw-question-form lang=${lang} exportparts=${PARTS} .product=${product.ref} .headingLevel=${2} @gw-close=${back}></gw-question-form>`
  if (kind === "answer") return html`<gw-answer-form lang=${lang} exportparts=${PARTS} .product=${product.ref} .question=${words!.id} .headingLevel=${2} @gw-close=${back}></gw-answer-form>`
  return html`<gw-comment-form lang=${lang} exportparts=${PARTS} .product=${product.ref} .on=${words!.id} .headingLevel=${2} @gw-close=${back}></gw-comment-form>`
}
