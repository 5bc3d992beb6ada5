// See hands.ts: what all share stays in one file.
import "../../parts/later"
import { html } from "lit/html.js"
import type { Question, ReviewStatus } from "../../api/types"
import { define } from "../../base/element"
import { tell } from "../../base/events"
import { learn } from "../../i18n/tongue"
import { quietly } from "../../page/quietly"
import { arrived, close, factsOf, focusAfter, open } from "../../parts/form/opening"
import type { ListScene } from "../../parts/list/scene"
import type { QuestionActs, QuestionViews, Scene } from "../questions/scene"
import { GwAnswerForm } from "./answer.element"
import { GwQuestionForm } from "./question.element"

define("gw-question-form", GwQuestionForm)
define("gw-answer-form", GwAnswerForm)

const PARTS = "field, label, send-button, sent, button, known"
type Sent = CustomEvent<{ status: ReviewStatus }>

async function write(scene: ListScene): Promise<void> {
  if (scene.form === "open") return close(scene)
  await learn(scene.tongue.code, "question")
  open(scene)
}

function form(scene: ListScene) {
  const { tongue, product, headingLevel } = scene
  return html`<gw-question-form
    part="form"
    exportparts=${PARTS}
    lang=${tongue.lang()}
    .product=${product}
    .facts=${factsOf(scene)}
    .hour=${(scene as Scene).reading.page?.hour}
    .headingLevel=${headingLevel + 1}
    @gw:submit=${(event: Sent) => arrived(scene, event.detail.status)}
    @gw-close=${() => close(scene)}
  ></gw-question-form>`
}

async function answer(scene: Scene, id: string): Promise<void> {
  if (scene.answering === id) return leave(scene, id)
  await learn(scene.tongue.code, "answer")
  scene.answering = id
  tell(scene, "gw:form-open", { product: scene.product, kind: "answer" })
}

function leave(scene: Scene, id: string): void {
  scene.answering = undefined
  focusAfter(scene, `article[data-id="${CSS.escape(id)}"] .action[aria-expanded]`)
}

/** Her answer stands under the question at once, wherever that is on the page. */
function answered({ reading }: Scene, id: string, status: ReviewStatus): void {
  if (status === "published") quietly(() => reading.again(id))
}

function answerForm(scene: Scene, { id }: Question) {
  const { tongue, product, headingLevel } = scene
  return html`<gw-answer-form
    part="form"
    exportparts=${PARTS}
    lang=${tongue.lang()}
    .product=${product}
    .question=${id}
    .headingLevel=${headingLevel + 2}
    @gw:submit=${(event: Sent) => answered(scene, id, event.detail.status)}
    @gw-close=${() => leave(scene, id)}
  ></gw-answer-form>`
}

export const hands: Pick<QuestionActs & QuestionViews & { form: typeof form }, "write" | "answer" | "form" | "answerForm"> = { write, answer, form, answerForm }
