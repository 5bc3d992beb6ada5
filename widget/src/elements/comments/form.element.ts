import { sendComment } from "../../api/comment-writes"
import type { SentForm } from "../../api/types"
import { improve } from "../../api/writes"
import { Tongue } from "../../i18n/tongue"
import { quietly } from "../../page/quietly"
import { blank, type Draft, placeOf } from "../../parts/form/draft"
import { textField, WHO, type Looks } from "../../parts/form/fields"
import { GwForm } from "../../parts/form/form"
import inlineText from "../../parts/form/inline.css"
import smallText from "../../parts/form/small.css"

const LOOKS: Looks = { text: { label: "text_label", need: "need_text", lines: 3, longest: 2_000 }, ...WHO }

/**
 * The form for a comment or a reply, inside a thread; its tag is not public.
 * @ignore
 */
export class GwCommentForm extends GwForm {
  readonly kind = "comment"
  readonly looks = LOOKS
  readonly blank = blank
  readonly tongue = new Tongue(this, "comment", "form")
  on = ""
  /** The comment that it replies to, and by whom that is. */
  replyTo: string | null = null
  named = ""

  constructor() {
    super(inlineText, smallText)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    quietly(() => import("../sign/door"))
  }

  protected get place(): string {
    return placeOf("comment", this.replyTo ?? this.on)
  }

  protected post(draft: Draft & { key: string }, form: SentForm) {
    const { email, ...who } = this.who(draft)
    const words = { ...who, text: draft.text.trim(), form }
    return draft.id ? improve(draft.id, words, draft.key) : sendComment({ ...words, email, on: this.on, reply_to: this.replyTo }, draft.key)
  }

  protected form() {
    const { tongue, named } = this
    return this.frame(named ? tongue.term("reply_title", { name: named }) : tongue.term("form_title"), [textField(this, "text"), this.ending()])
  }
}
