// See hands.ts of the reviews: what all share stays in one file.
import "../../parts/later"
import { html, nothing } from "lit/html.js"
import type { Answer, Hour, Question } from "../../api/types"
import { pathOf } from "../../api/kinds"
import { write, writer } from "../../api/writer"
import { tell } from "../../base/events"
import { uuid } from "../../page/uuid"
import { quietly } from "../../page/quietly"
import { amendAll, onwards, statusOf } from "../../parts/list/reading"
import type { QuestionActs, QuestionViews, Scene } from "../questions/scene"

const busy = new Set<string>()
/** The questions that are hers, and as which experts she writes; the list itself is the same for everybody. */
let hers: Set<string> | undefined
let experts: string[] = []
const scenes = new Set<Scene>()

/** All of them, page by page; the keyboard goes on where the new ones begin. */
function showAnswers(scene: Scene, { id, answers, answers_next }: Question): void {
  if (busy.has(id)) return
  busy.add(id)
  quietly(async () => {
    try {
      const { data, next } = await scene.reading.answers(id, answers_next)
      const known = new Set(answers.map((one) => one.id))
      const fresh = data.filter((one) => !known.has(one.id))
      amendAll(id, { answers: [...answers, ...fresh], answers_next: next, ...(!next && { answers_count: answers.length + fresh.length }) })
      tell(scene, "gw:more", { product: scene.product, shown: answers.length + fresh.length })
      await onwards(scene, fresh)
    } catch (failure) {
      scene.trouble.set(id, "more_failed")
      scene.readingFailed("answers", statusOf(failure))
      scene.requestUpdate()
    }
    busy.delete(id)
  })
}

/** Shown at once, taken back when the shop did not hear it. */
function accept(scene: Scene, question: Question, answer: Answer): void {
  const { id, answers } = question
  if (busy.has(id)) return
  busy.add(id)
  const chosen = answer.accepted ? null : answer.id
  const marked = (of: string | null) => amendAll(id, { accepted: of, answers: answers.map((one) => ({ ...one, accepted: one.id === of })) })
  marked(chosen)
  scene.trouble.delete(answer.id)
  quietly(async () => {
    try {
      await write(chosen ? "PUT" : "DELETE", `${pathOf(id)}/accepted`, () => true, chosen ? { answer: chosen } : {}, uuid())
      tell(scene, "gw:accept", { product: scene.product, question: id, answer: chosen })
    } catch (failure) {
      marked(question.accepted)
      scene.trouble.set(answer.id, "not_saved")
      scene.readingFailed("accept", statusOf(failure))
    }
    busy.delete(id)
  })
}

const hersOf = (body: any): { ids: string[]; next: string | null } => ({ ids: body.data.map((one: any) => one.words.id), next: body.next })

/** Looking makes nobody known: only somebody who is known already is asked what is hers. */
async function findHers(): Promise<void> {
  const { call, isSomebody, me } = await writer()
  const isKnown = await isSomebody()
  experts = (await me())?.experts ?? []
  const found = new Set<string>()
  for (let cursor: string | null = isKnown ? "" : null; cursor !== null; ) {
    const { ids, next } = await call("GET", `me/contributions?${new URLSearchParams({ kind: "question", limit: "50", ...(cursor && { cursor }) })}`, hersOf)
    ids.forEach((id) => found.add(id))
    cursor = next
  }
  hers = found
  scenes.forEach((scene) => scene.requestUpdate())
}

/** Asked once, and again when who she is may have changed. */
function known(scene: Scene): Set<string> {
  scenes.add(scene)
  if (!hers) {
    hers = new Set()
    quietly(findHers)
  }
  return hers
}

function isHers(scene: Scene, { expert }: Hour): boolean {
  known(scene)
  return experts.includes(expert)
}

function askersActs(scene: Scene, question: Question, answer: Answer) {
  const { id, state } = question
  if (!known(scene).has(id) || state === "closed") return nothing
  return html`<button class="action" part="action" aria-pressed=${answer.accepted} @click=${() => scene.act("accept", question, answer)}>${scene.tongue.term("accept")}</button>`
}

for (const sign of ["gw:shopper", "gw:submit"]) document.addEventListener(sign, () => quietly(findHers))

export const hands: Pick<QuestionActs & QuestionViews, "showAnswers" | "accept" | "askersActs" | "isHers"> = { showAnswers, accept, askersActs, isHers }
