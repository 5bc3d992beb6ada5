import { html, nothing } from "lit/html.js"
import type { Answer, Question } from "../../api/types"
import type { Questions } from "../../i18n/words"
import { check } from "../../parts/icons"
import { actions, thread } from "../../parts/list/actions"
import { face, labels, name, role, when } from "../../parts/list/by"
import { said } from "../../parts/list/said"
import { mayAnswer } from "./hour"
import type { Scene } from "./scene"

export function question(scene: Scene, one: Question) {
  const { tongue, headingLevel, hands, act } = scene
  const { id, author, text, details, answers, answers_count } = one
  const left = answers_count - answers.length
  return html`<article class="written" part="question" data-id=${id} tabindex="-1">
    <div class="writer" part="writer">
      <div class="author" part="author" dir="auto">${face(author)}${name(scene, author)}</div>
      ${when(scene, one)} ${labels(scene, one)}
    </div>
    <div class="words" part="words">
      <div class="title" part="title" role="heading" aria-level=${headingLevel + 1} dir="auto">${said(scene, text)}</div>
      ${details ? html`<p class="text" part="text" dir="auto">${said(scene, details)}</p>` : nothing} ${stateOf(scene, one)}
      ${actions(
        scene,
        one,
        html`${mayAnswer(scene, one) ? html`<button class="action" part="action" aria-expanded=${scene.answering === id} @click=${() => act("answer", id)}>${tongue.term("answer")}</button>` : nothing}
          <a class="action" part="link" href=${one.url}>${tongue.term("link")}</a>`,
      )}
      ${scene.answering === id ? hands.answerForm?.(scene, one) : nothing} ${answers.map((each) => answer(scene, one, each))}
      ${left > 0 ? html`<button class="action unfold more" part="action" @click=${() => act("showAnswers", one)}>${tongue.term("more_answers", { count: left })}</button>` : nothing}
    </div>
  </article>`
}

function stateOf({ tongue, reading }: Scene, { state, closed_because, asked_back, answers_count }: Question) {
  if (state === "closed") return html`<p class="quiet" part="state">${tongue.term(`closed_${closed_because}` as Questions)}</p>`
  if (state === "waiting") return html`<p class="quiet" part="state">${tongue.term("waiting")}${asked_back ? html`: <bdi>${asked_back}</bdi>` : nothing}</p>`
  const { hour } = reading.page!
  const isAhead = hour && hour.state !== "over" // when it is answered stands above all of them
  return answers_count || isAhead ? nothing : html`<p class="quiet" part="state">${tongue.term("no_answer")}</p>`
}

function answer(scene: Scene, question: Question, one: Answer) {
  const { tongue, hands } = scene
  return html`<div class=${one.accepted ? "reply accepted" : "reply"} part="answer" data-id=${one.id} tabindex="-1">
    <div class="replier">${face(one.author)}<span dir="auto">${name(scene, one.author)}</span><span class=${`quiet ${one.author.kind}`} part="role">${role(scene, one)}</span>${when(scene, one)}</div>
    ${one.accepted ? html`<div class="badge verified_buyer" part="badge">${check}${tongue.term("accepted")}</div>` : nothing} ${labels(scene, one)}
    <p class="text" part="text" dir="auto">${said(scene, one.text)}</p>
    ${actions(scene, one, hands.askersActs?.(scene, question, one))} ${thread(scene, one.id)}
  </div>`
}
