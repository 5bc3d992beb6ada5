import { html, nothing } from "lit/html.js"
import type { Comment, Said } from "../../api/types"
import { actions } from "../../parts/list/actions"
import { face, labels, name, role, when } from "../../parts/list/by"
import type { Scene } from "./scene"

/** A comment and what was replied to it, one level deep. */
export function comment(scene: Scene, one: Comment) {
  const left = one.replies_count - one.replies.length
  return html`<article class="comment" part="comment" data-id=${one.id} tabindex="-1">
    ${said(scene, one)} ${one.replies.map((reply) => html`<div class="reply" part="comment-reply" data-id=${reply.id} tabindex="-1">${said(scene, reply)}</div>`)}
    ${left > 0 ? html`<button class="action unfold" part="action" @click=${() => scene.showReplies(one)}>${scene.tongue.term("more_replies", { count: left })}</button>` : nothing}
  </article>`
}

function said(scene: Scene, one: Said) {
  const { tongue, answering, hands, act } = scene
  const { id, author, text, answers } = one
  return html`<div class="replier">
      ${face(author)}<span dir="auto">${name(scene, author)}</span>${author.kind === "shopper" ? nothing : html`<span class=${`quiet ${author.kind}`} part="role">${role(scene, one)}</span>`}
      ${answers?.name ? html`<span class="quiet">${tongue.term("to", { name: answers.name })}</span>` : nothing} ${when(scene, one)}
    </div>
    ${labels(scene, one)}
    <p class="text" part="text" dir="auto">${text}</p>
    ${actions(scene, one, html`<button class="action" part="action" aria-expanded=${answering === id} @click=${() => act("answer", id)}>${tongue.term("answer")}</button>`)}
    ${answering === id ? hands.form?.(scene) : nothing}`
}
