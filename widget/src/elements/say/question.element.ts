import { html, nothing } from "lit/html.js"
import type { Hour, KnownAnswers, ProductFacts, SentForm } from "../../api/types"
import { sendQuestion } from "../../api/question-writes"
import { improve } from "../../api/writes"
import { reactive } from "../../base/reactive"
import { Tongue } from "../../i18n/tongue"
import { quietly } from "../../page/quietly"
import { blank, type Draft, placeOf } from "../../parts/form/draft"
import { textField, WHO, type Field, type Look, type Looks } from "../../parts/form/fields"
import { GwForm } from "../../parts/form/form"
import { spoken } from "../questions/hour"
import { foundFor, known } from "./known"
import inlineText from "../../parts/form/inline.css"
import knownText from "./known.css"

export interface QuestionDraft extends Draft {
  details: string
}

export const blankQuestion: QuestionDraft = { ...blank, details: "" }

const TEXT: Look = { label: "text_label", need: "need_text", lines: 2, longest: 300 }
const FIRST: Looks = { text: { ...TEXT, hint: "text_hint" } }
const ALL: Looks = { text: TEXT, details: { label: "details_label", lines: 3, longest: 3_000 }, ...WHO }

/**
 * The form for a question, inside gw-questions: one field at first, and what is known already below it. Its tag is not public.
 * @ignore
 */
export class GwQuestionForm extends GwForm<QuestionDraft> {
  readonly kind = "question"
  readonly blank = blankQuestion
  readonly tongue = new Tongue(this, "question", "form")
  facts: ProductFacts = {}
  /** It is asked in an expert's hour. */
  hour?: Hour | null
  found?: KnownAnswers
  /** None of it was what she wants to know: she goes on to ask. */
  going = false

  constructor() {
    super(inlineText, knownText)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.going = !!this.draft.id
    this.look()
    quietly(() => import("../sign/door"))
  }

  get looks(): Looks {
    return this.going ? ALL : FIRST
  }

  override get next(): string | undefined {
    return this.hour ? this.tongue.term("hour_text", spoken(this.tongue, this.hour)) : undefined
  }

  protected get place(): string {
    return placeOf("question", this.product)
  }

  override change(field: Field, value: string | number): void {
    super.change(field, value)
    if (field === "text") this.look()
  }

  private look(): void {
    if (!this.going) foundFor(this, this.draft.text.trim(), (found) => (this.found = found))
  }

  protected override stops(): boolean {
    if (this.going || this.faults.text) return false
    this.going = true
    quietly(() => this.updateComplete.then(() => this.focusOn("[name=details]")))
    return true
  }

  protected post(draft: QuestionDraft & { key: string }, form: SentForm) {
    const { email, ...who } = this.who(draft)
    const words = { ...who, text: draft.text.trim().replace(/\s+/g, " "), details: draft.details.trim() || null, form }
    return draft.id ? improve(draft.id, words, draft.key) : sendQuestion({ ...words, email, product: this.product, product_facts: this.facts }, draft.key)
  }

  protected form() {
    const { tongue, going, found } = this
    return this.frame(tongue.term("form_title"), [textField(this, "text"), going ? [textField(this, "details"), this.ending()] : [found ? known(this, found) : nothing, this.wayOn(!!found)]])
  }

  private wayOn(isFound: boolean) {
    const { tongue } = this
    return html`<div class="buttons">
      <button class=${isFound ? "button" : "button primary"} type="submit" part="button">${tongue.term(isFound ? "none_of_these" : "go_on")}</button>
      <button class="action" type="button" @click=${this.close}>${tongue.term("cancel")}</button>
    </div>`
  }
}

reactive(GwQuestionForm, "found", "going")
