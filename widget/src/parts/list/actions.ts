import { html, nothing } from "lit/html.js"
import { mayShare } from "../../page/house"
import type { Listed } from "./reading"
import type { ListScene } from "./scene"

/** What can be done with a shopper's words: a vote and a flag everywhere, and what is its own between them. */
export function actions(scene: ListScene, one: Listed, own?: unknown) {
  const { tongue, voted, flagging, sharing, talking, act, hands } = scene
  const { id, helpful, comments_count: count } = one
  const trouble = scene.trouble.get(id)
  return html`<div class="actions" part="actions">
      <button class="action" part="action" aria-pressed=${voted.has(id)} @click=${() => act("vote", one)}>${tongue.term("helpful_count", { count: helpful })}</button>
      ${own} ${count === undefined ? nothing : html`<button class="action" part="action" aria-expanded=${talking.has(id)} @click=${() => act("talk", id)}>${tongue.term("comments", { count })}</button>`}
      ${mayShare(id) ? html`<button class="action" part="action" aria-expanded=${sharing === id} @click=${() => act("share", id)}>${tongue.term("share")}</button>` : nothing}
      <button class="action" part="action" aria-expanded=${flagging === id} @click=${() => act("flag", id)}>${tongue.term("flag")}</button>
      <span class="trouble" role="status">${trouble ? tongue.term(trouble) : nothing}</span>
    </div>
    ${sharing === id ? hands.sharePanel?.(scene, id) : nothing} ${flagging === id ? hands.flagPanel?.(scene, id) : nothing}`
}

/** What was said about it, when she has opened that. */
export const thread = (scene: ListScene, id: string) => (scene.talking.has(id) ? scene.hands.thread?.(scene, id) : nothing)
