import { html, nothing } from "lit/html.js"
import * as mine from "../../api/mine"
import type { Contribution } from "../../api/types"
import type { Account } from "../../i18n/words"
import { stars } from "../../parts/stars"
import type { GwAccount } from "./account.element"

/** Everything she wrote: how it stands, why, and what she can do. */
export function list(scene: GwAccount) {
  const { tongue, written, next } = scene
  return html`<section>
    <div class="head" role="heading" aria-level="3">${tongue.term("yours")}</div>
    ${written.length ? html`<ul>${written.map((one) => entry(scene, one))}</ul>` : html`<p class="quiet">${tongue.term("account_none")}</p>`}
    ${next ? html`<button class="button" type="button" aria-busy=${scene.busy === "more"} @click=${scene.more}>${tongue.term("account_older")}</button>` : nothing} ${scene.fault("more")}
  </section>`
}

function entry(scene: GwAccount, one: Contribution) {
  const { tongue } = scene
  const { review, product, status } = one
  const { id, locale, title, text } = review
  return html`<li data-id=${id}>
    <div class="line">
      <b dir="auto">${product.url ? html`<a href=${product.url}>${product.name ?? product.ref}</a>` : (product.name ?? product.ref)}</b>
      <span class=${`state ${status}`}>${tongue.term(`account_${status}` as Account)}</span>
    </div>
    <div class="line">
      <span role="img" aria-label=${tongue.term("out_of", { rating: tongue.number(review.rating) })}>${stars(review.rating)}</span>
      <span class="quiet">${tongue.day(review.edited_at ?? review.created_at)}</span>
    </div>
    ${title ? html`<p class="title" dir="auto" lang=${locale ?? nothing}>${title}</p>` : nothing} ${text ? html`<p class="said" dir="auto" lang=${locale ?? nothing}>${text}</p>` : nothing}
    ${reasons(scene, one)}
    <div class="acts">${one.can.map((deed) => act(scene, one, deed))}</div>
    ${scene.fault(id)}
  </li>`
}

function reasons({ tongue, undoable }: GwAccount, { status, why, review }: Contribution) {
  if (status === "withdrawn" && undoable.has(review.id)) return html`<p class="quiet" role="status">${tongue.term("account_gone")}</p>`
  const first = status === "unconfirmed" ? "account_confirm" : status === "held" && !why.length ? "account_held_text" : undefined
  return html`${first ? html`<p class="quiet">${tongue.term(first)}</p>` : nothing}${why.map(({ text }) => html`<p class="why">${text}</p>`)}`
}

function act(scene: GwAccount, one: Contribution, deed: Contribution["can"][number]) {
  const { tongue, undoable } = scene
  const { id } = one.review
  if (deed === "edit") return html`<button class="action" type="button" @click=${() => scene.edit(one)}>${tongue.term("account_edit")}</button>`
  const word = deed === "withdraw" ? "account_withdraw" : undoable.has(id) ? "account_undo" : "account_restore"
  return html`<button class="action" type="button" aria-busy=${scene.busy === id} @click=${() => turn(scene, id, deed)}>${tongue.term(word)}</button>`
}

function turn(scene: GwAccount, id: string, deed: "withdraw" | "restore"): void {
  scene.doing(id, async () => {
    await (deed === "withdraw" ? mine.withdraw(id) : mine.restore(id))
    if (deed === "withdraw") scene.undoable.add(id)
    else scene.undoable.delete(id)
    await scene.refresh()
  })
}
