import { html, nothing } from "lit/html.js"
import type { Kind } from "../../api/kinds"
import * as mine from "../../api/mine"
import type { Contribution, Contributions } from "../../api/types"
import type { Account } from "../../i18n/words"
import { house } from "../../page/house"
import { stars } from "../../parts/stars"
import type { GwAccount } from "./account.element"

/** The words themselves, whatever they are. */
export const wordsOf = ({ review, words }: Contribution) => (review ?? words)!

/** Everything she wrote: how it stands, why, and what she can do. */
export function list(scene: GwAccount) {
  const { tongue, written } = scene
  const some = Object.entries(written).filter(([, { data }]) => data.length) as [Kind, Contributions][]
  return html`<section>
    <div class="head" role="heading" aria-level="3">${tongue.term("account_yours")}</div>
    ${some.length ? some.map(([kind, page]) => ofKind(scene, kind, page)) : html`<p class="quiet">${tongue.term("account_none")}</p>`}
  </section>`
}

function ofKind(scene: GwAccount, kind: Kind, { data, next }: Contributions) {
  return html`<ul>${data.map((one) => entry(scene, one))}</ul>
    ${next ? html`<button class="button" type="button" aria-busy=${scene.busy === kind} @click=${() => scene.more(kind)}>${scene.tongue.term("account_older")}</button>` : nothing} ${scene.fault(kind)}`
}

function entry(scene: GwAccount, one: Contribution) {
  const { tongue } = scene
  const { kind, review, words, product, status } = one
  const { id, text } = wordsOf(one)
  const isQuestion = kind === "question"
  const title = isQuestion ? text : review?.title
  const said = isQuestion ? words!.details : text
  const lang = review?.locale ?? nothing
  return html`<li data-id=${id}>
    <div class="line">
      <b dir="auto">${product.url ? html`<a href=${product.url}>${product.name ?? product.ref}</a>` : (product.name ?? product.ref)}</b>
      <span class=${`state ${status}`}>${tongue.term(`account_${status}` as Account)}</span>
    </div>
    <div class="line">${what(scene, one)}<span class="quiet">${tongue.day(review?.edited_at ?? wordsOf(one).created_at)}</span></div>
    ${title ? html`<p class="title" dir="auto" lang=${lang}>${title}</p>` : nothing} ${said ? html`<p class="said" dir="auto" lang=${lang}>${said}</p>` : nothing}
    ${reasons(scene, one)}
    <div class="acts">${one.can.map((deed) => act(scene, one, deed))} ${status === "published" && !isQuestion && house().settings.post ? post(scene, id) : nothing}</div>
    ${scene.posting === id ? html`<gw-feeds bare lang=${tongue.lang()} on=${id}></gw-feeds>` : nothing} ${scene.fault(id)}
  </li>`
}

/** Her stars, or what it is, in a word. */
function what({ tongue }: GwAccount, { kind, review }: Contribution) {
  if (!review) return html`<span class="quiet">${tongue.term(`account_${kind}` as Account)}</span>`
  return html`<span role="img" aria-label=${tongue.term("out_of", { rating: tongue.number(review.rating) })}>${stars(review.rating)}</span>`
}

function reasons({ tongue, undoable }: GwAccount, one: Contribution) {
  const { status, why } = one
  if (status === "withdrawn" && undoable.has(wordsOf(one).id)) return html`<p class="quiet" role="status">${tongue.term("account_gone")}</p>`
  const first = status === "unconfirmed" ? "account_confirm" : status === "held" && !why.length ? "account_held_text" : undefined
  return html`${first ? html`<p class="quiet">${tongue.term(first)}</p>` : nothing}${why.map(({ text }) => html`<p class="why">${text}</p>`)}`
}

function act(scene: GwAccount, one: Contribution, deed: Contribution["can"][number]) {
  const { tongue, undoable } = scene
  const { id } = wordsOf(one)
  if (deed === "edit") return html`<button class="action" type="button" @click=${() => scene.edit(one)}>${tongue.term("account_edit")}</button>`
  const word = deed === "withdraw" ? "account_withdraw" : undoable.has(id) ? "account_undo" : "account_restore"
  return html`<button class="action" type="button" aria-busy=${scene.busy === id} @click=${() => turn(scene, id, deed)}>${tongue.term(word)}</button>`
}

function post(scene: GwAccount, id: string) {
  const isOpen = scene.posting === id
  return html`<button class="action" type="button" aria-expanded=${isOpen} @click=${() => (scene.posting = isOpen ? "" : id)}>${scene.tongue.term("account_post")}</button>`
}

function turn(scene: GwAccount, id: string, deed: "withdraw" | "restore"): void {
  scene.doing(id, async () => {
    await (deed === "withdraw" ? mine.withdraw(id) : mine.restore(id))
    if (deed === "withdraw") scene.undoable.add(id)
    else scene.undoable.delete(id)
    await scene.refresh()
  })
}
