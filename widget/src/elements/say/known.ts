import { html, nothing } from "lit/html.js"
import { whatIsKnown } from "../../api/known"
import type { KnownAnswers } from "../../api/types"
import type { Tongue } from "../../i18n/tongue"
import { pause, quietly } from "../../page/quietly"

const PAUSE = 250
const SHORTEST = 3
const asking = new WeakMap<object, AbortController>()

/** Asks a moment after she stops typing; only the newest answer counts. */
export function foundFor(form: { readonly product: string }, words: string, tell: (found?: KnownAnswers) => void): void {
  asking.get(form)?.abort()
  const stop = new AbortController()
  asking.set(form, stop)
  if (words.length < SHORTEST) return tell()
  quietly(async () => {
    await pause(PAUSE)
    if (stop.signal.aborted) return
    const found = await whatIsKnown(form.product, words, stop.signal)
    if (!stop.signal.aborted) tell(found.questions.length + found.reviews.length ? found : undefined)
  })
}

/** Answers first, then what reviewers said. */
export function known({ tongue }: { readonly tongue: Tongue }, { questions, reviews }: KnownAnswers) {
  return html`<section class="known" part="known" aria-label=${tongue.term("known")}>
    <p class="quiet" role="status">${tongue.term("known_count", { count: questions.length + reviews.length })}</p>
    <ul>
      ${questions.map((one) => knownQuestion(tongue, one))}
      ${reviews.map(({ excerpt, author }) => html`<li><p class="excerpt" dir="auto">${excerpt}</p><p class="quiet">${tongue.term("from_review")}${author ? html` · <bdi>${author}</bdi>` : nothing}</p></li>`)}
    </ul>
  </section>`
}

function knownQuestion(tongue: Tongue, { text, answer, url }: KnownAnswers["questions"][number]) {
  return html`<li>
    <b dir="auto">${text}</b>
    ${answer ? html`<p class="excerpt" dir="auto">${answer}</p>` : nothing}
    <a class="quiet" href=${url} target="_blank" rel="noopener">${tongue.term(answer ? "whole_answer" : "same_question")}<span class="unseen">, ${tongue.term("new_tab")}</span></a>
  </li>`
}
