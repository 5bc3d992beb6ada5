// See hands.ts: what all share stays in one file.
import "../../parts/later"
import { html } from "lit/html.js"
import type { ReviewStatus } from "../../api/types"
import { define } from "../../base/element"
import { tell } from "../../base/events"
import { learn } from "../../i18n/tongue"
import { quietly } from "../../page/quietly"
import { close, focusAfter, open } from "../../parts/form/opening"
import type { ListScene } from "../../parts/list/scene"
import { GwCommentForm } from "./form.element"
import type { Scene } from "./scene"

define("gw-comment-form", GwCommentForm)

async function write(scene: ListScene): Promise<void> {
  await learn(scene.tongue.code, "comment")
  ;(scene as Scene).answering = undefined
  open(scene)
}

async function answer(scene: Scene, id: string): Promise<void> {
  if (scene.answering === id) return leave(scene)
  await learn(scene.tongue.code, "comment")
  scene.answering = id
  tell(scene, "gw:form-open", { product: scene.product, kind: "comment" })
}

function leave(scene: Scene): void {
  const { answering } = scene
  scene.answering = undefined
  if (!answering) return close(scene)
  focusAfter(scene, `[data-id="${CSS.escape(answering)}"] .action[aria-expanded]`)
}

/** A comment of hers she sees first; a reply where it belongs. */
function arrived(scene: Scene, status: ReviewStatus): void {
  const { reading, answering } = scene
  if (status !== "published") return
  if (!answering) reading.query = { ...reading.blank(), sort: "newest" }
  scene.readAnew()
}

function form(given: ListScene) {
  const scene = given as Scene
  const { tongue, product, on, answering, headingLevel, reading } = scene
  const all = reading.list.flatMap((one) => [one, ...one.replies])
  return html`<gw-comment-form
    part="form"
    exportparts="field, label, send-button, sent, button"
    lang=${tongue.lang()}
    .product=${product}
    .on=${on}
    .replyTo=${answering ?? null}
    .named=${all.find(({ id }) => id === answering)?.author.name ?? ""}
    .headingLevel=${headingLevel + 1}
    @gw:submit=${(event: CustomEvent<{ status: ReviewStatus }>) => quietly(() => arrived(scene, event.detail.status))}
    @gw-close=${() => leave(scene)}
  ></gw-comment-form>`
}

export const hands = { write, answer, form }
