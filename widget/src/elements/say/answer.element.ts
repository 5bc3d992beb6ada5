import type { SentForm } from "../../api/types"
import { sendAnswer } from "../../api/question-writes"
import { improve } from "../../api/writes"
import { Tongue } from "../../i18n/tongue"
import { quietly } from "../../page/quietly"
import { blank, type Draft, placeOf } from "../../parts/form/draft"
import { textField, WHO, type Looks } from "../../parts/form/fields"
import { GwForm } from "../../parts/form/form"
import inlineText from "../../parts/form/inline.css"
import smallText from "../../parts/form/small.css"

const LOOKS: Looks = { text: { label: "text_label", hint: "text_hint", need: "need_text", lines: 3, longest: 5_000 }, ...WHO }

/**
 * The form for an answer, inside gw-questions and under its question; its tag is not public.
 * @ignore
 */
export class GwAnswerForm extends GwForm {
  readonly kind = "answer"
  readonly looks = LOOKS
  readonly blank = blank
  readonly tongue = new Tongue(this, "answer", "form")
  question = ""

  constructor() {
    super(inlineText, smallText)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    quietly(() => import("../sign/door"))
  }

  protected get place(): string {
    return placeOf("answer", this.question)
  }

  protected post(draft: Draft & { key: string }, form: SentForm) {
    const { email, ...who } = this.who(draft)
    const words = { ...who, text: draft.text.trim(), form }
    return draft.id ? improve(draft.id, words, draft.key) : sendAnswer(this.question, { ...words, email }, draft.key)
  }

  protected form() {
    return this.frame(this.tongue.term("form_title"), [textField(this, "text"), this.ending()])
  }
}
