import { html } from "lit/html.js"
import type { FieldProblem, Photo, ProductFacts, SentForm } from "../../api/types"
import { improve, sendReview } from "../../api/writes"
import { sheet } from "../../base/element"
import { reactive } from "../../base/reactive"
import { Tongue } from "../../i18n/tongue"
import { quietly } from "../../page/quietly"
import { placeOf } from "../../parts/form/draft"
import { textField, WHO, type Looks } from "../../parts/form/fields"
import { GwForm } from "../../parts/form/form"
import starsText from "../../parts/stars.css"
import type { GwReviewPhotos } from "../attach/attach.element"
import type { Answer, Asker, Asking } from "../own/asking"
import { blankReview, type ReviewDraft } from "./draft"
import { ratingField, type Rater } from "./rating-field"
import ratingText from "./rating.css"

const LOOKS: Looks = {
  rating: { label: "rating_label", need: "need_rating", longest: 1 },
  text: { label: "text_label", hint: "text_hint", lines: 5, longest: 10_000 },
  title: { label: "title_label", longest: 150 },
  ...WHO,
}

/** The shop's own questions stand between these and who writes. */
const BEFORE_QUESTIONS = /rating|text|title/

/**
 * The form inside gw-reviews; its tag is not public.
 * @ignore
 */
export class GwReviewForm extends GwForm<ReviewDraft> implements Asker, Rater {
  readonly kind = "review"
  readonly looks = LOOKS
  readonly blank = blankReview
  readonly tongue = new Tongue(this, "review", "form")
  productName = ""
  facts: ProductFacts = {}
  asking?: Asking
  unanswered: Record<string, string> = {}
  hovered = 0

  constructor() {
    super(starsText, ratingText)
  }

  override connectedCallback(): void {
    if (this.asking?.fields.length) this.root.adoptedStyleSheets.push(sheet(this.asking.text))
    super.connectedCallback()
    quietly(() => import("../attach/attach"))
  }

  protected get place(): string {
    return placeOf("review", this.product)
  }

  answer = (key: string, value: Answer | undefined): void => {
    this.put({ fields: { ...this.draft.fields, [key]: value } })
    if (this.unanswered[key]) this.unanswered = without(this.unanswered, key)
  }

  private readonly attached = ({ detail }: CustomEvent<Photo[]>): void => this.put({ photos: detail })

  private get photos(): GwReviewPhotos | null {
    return this.root.querySelector("gw-review-photos")
  }

  hover = (star: number): void => void (this.hovered = star)

  protected override stops(): boolean {
    this.unanswered = this.asking?.missing(this.draft.fields ?? {}) ?? {}
    return !this.firstFault && !!this.photos?.stops?.()
  }

  protected override get firstFault(): string | undefined {
    const first = super.firstFault
    if (first && BEFORE_QUESTIONS.test(first)) return first
    const key = this.asking?.fields.find((one) => this.unanswered[one.key])?.key
    return key ? `#own-${key}` : first
  }

  protected override get faultCount(): number {
    return super.faultCount + Object.keys(this.unanswered).length
  }

  protected override told({ rating }: ReviewDraft) {
    return { rating }
  }

  protected post(draft: ReviewDraft & { key: string }, form: SentForm) {
    const { rating, title, text, fields, photos } = draft
    const { email, ...who } = this.who(draft)
    const words = {
      ...who,
      rating,
      title: title.trim() || null,
      text: text.trim() || null,
      photos: photos?.map(({ id }) => id) ?? [],
      ...(this.asking?.fields.length ? { fields: this.asking.given(fields ?? {}) } : {}),
      form,
    }
    return draft.id ? improve(draft.id, words, draft.key) : sendReview({ ...words, email, product: this.product, product_facts: this.facts }, draft.key)
  }

  protected override refused(failure: unknown, problems: FieldProblem[]): boolean {
    this.unanswered = Object.fromEntries(problems.filter(({ pointer }) => pointer.startsWith("/fields/")).map(({ pointer, code }) => [pointer.slice(8), code]))
    return !this.firstFault && !!this.photos?.lost?.(failure)
  }

  protected form() {
    const { tongue } = this
    const title = this.productName ? tongue.term("form_title_of", { name: this.productName }) : tongue.term("form_title")
    return this.frame(
      title,
      html`${ratingField(this)} ${textField(this, "text")} ${textField(this, "title")} ${this.asking?.draw(this)}
        <gw-review-photos lang=${tongue.lang()} exportparts="button" .kept=${this.draft.photos ?? []} @gw-photos=${this.attached}></gw-review-photos>
        ${this.ending()}`,
    )
  }
}

const without = (from: Record<string, string>, key: string) => Object.fromEntries(Object.entries(from).filter(([one]) => one !== key))

reactive(GwReviewForm, "productName", "facts", "asking", "unanswered", "hovered")
