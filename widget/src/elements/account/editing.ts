import { html, nothing } from "lit/html.js"
import type { Contribution } from "../../api/types"
import { remember } from "../../page/remember"
import { placeOf } from "../../parts/form/draft"
import type { Asking } from "../own/asking"
import type { GwAccount } from "./account.element"

export interface Editing {
  one: Contribution
  asking?: Asking
}

/** Her own words again, in the form that took them; it finds them where it keeps what is typed. */
export async function prepare(one: Contribution): Promise<Editing> {
  const { review, product } = one
  const { id, rating, author, media, fields } = review
  const draft = { id, rating, title: review.title ?? "", text: review.text ?? "", name: author ?? "", email: "", photos: media, fields }
  remember("sessionStorage", placeOf("review", product.ref), draft)
  const [, asking] = await Promise.all([import("../form/form"), import("../own/asking").then(({ asked }) => asked(product.ref)).catch(() => undefined)])
  return { one, asking }
}

export function editor(scene: GwAccount, { one, asking }: Editing) {
  const { tongue } = scene
  return html`<button class="action" type="button" @click=${scene.back}>${tongue.term("cancel")}</button>
    <span class="unseen" id="who">${tongue.term("account_edit")}</span>
    <gw-review-form
      lang=${tongue.lang()}
      exportparts="field, label, send-button, sent, button, stars"
      .product=${one.product.ref}
      .productName=${one.product.name ?? ""}
      .asking=${asking}
      .headingLevel=${2}
      @gw-close=${scene.back}
    ></gw-review-form>
    ${nothing}`
}
