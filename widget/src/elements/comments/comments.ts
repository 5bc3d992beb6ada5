// It works inside the elements; this import keeps all they share in one file.
import "../../parts/ground"
import { html } from "lit/html.js"
import { define } from "../../base/element"
import { learn } from "../../i18n/tongue"
import type { ListScene } from "../../parts/list/scene"
import { GwComments } from "./comments.element"

define("gw-comments", GwComments)

function thread({ tongue, product, headingLevel }: ListScene, id: string) {
  return html`<gw-comments exportparts="comments, comment, comment-reply, field, label, send-button, sent, button" lang=${tongue.lang()} product=${product} heading-level=${headingLevel + 1} loading="eager" .on=${id}></gw-comments>`
}

/** Opens what was said about it, below it; closed, it leaves nothing behind. */
export async function talk(scene: ListScene, id: string): Promise<void> {
  if (scene.talking.delete(id)) return
  await learn(scene.tongue.code, "comments")
  scene.hands.thread = thread
  scene.talking.add(id)
}
