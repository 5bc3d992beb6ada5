import { html, nothing, render } from "lit/html.js"
import type { Me, Photo, ProductFacts, Received } from "../../api/types"
import { writer } from "../../api/writer"
import { GwElement, sheet } from "../../base/element"
import { reactive } from "../../base/reactive"
import { named, tell } from "../../base/events"
import { Tongue } from "../../i18n/tongue"
import type { Form as Word } from "../../i18n/words"
import { quietly } from "../../page/quietly"
import controls from "../../parts/controls.css"
import fieldsText from "../../parts/fields.css"
import starsText from "../../parts/stars.css"
import tokens from "../../theme/tokens.css"
import { themeText } from "../../theme/theme"
import { isDark } from "../../theme/tone"
import type { GwReviewPhotos } from "../attach/attach.element"
import { FIELDS, faultsFrom, faultsOf, isOtherReview, troubleFrom, unansweredFrom, type Faults } from "./checks"
import { changed, drop, keep, takeUp, withKey, type Draft, type Field } from "./draft"
import { textField, type FormScene } from "./fields"
import type { Answer, Asker, Asking } from "../own/asking"
import formText from "./form.css"
import { ratingField } from "./rating-field"
import { anew, deliver, inTime, withForm } from "./sending"

const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content")

const BEFORE_QUESTIONS: Field[] = ["rating", "text", "title"]

const open = new Set<GwReviewForm>()
/** What is said after sending comes while she writes. */
const afterwards = () => import("./sent")
let sent: typeof import("./sent").sent

/**
 * The form inside gw-reviews; its tag is not public.
 * @ignore
 */
export class GwReviewForm extends GwElement implements FormScene, Asker {
  product = ""
  productName = ""
  facts: ProductFacts = {}
  headingLevel = 3
  draft: Draft = takeUp("")
  faults: Faults = {}
  asking?: Asking
  unanswered: Record<string, string> = {}
  hovered = 0
  me?: Me
  private busy = false
  private working = false
  private trouble?: Word
  received?: Received
  private improving?: Received
  readonly tongue = new Tongue(this, "form")

  constructor() {
    super(tokens, themeText(), controls, fieldsText, starsText, formText)
  }

  override connectedCallback(): void {
    this.draft = this.others[0]?.draft ?? takeUp(this.product)
    open.add(this)
    if (this.asking?.fields.length) this.root.adoptedStyleSheets.push(sheet(this.asking.text))
    super.connectedCallback()
    quietly(() => this.reachForm())
    quietly(() => this.updateComplete.then(() => this.show()))
    quietly(() => import("../attach/attach"))
    quietly(afterwards)
    this.meet()
    document.addEventListener("gw:shopper", this.meet)
  }

  override disconnectedCallback(): void {
    open.delete(this)
    document.removeEventListener("gw:shopper", this.meet)
    super.disconnectedCallback()
  }

  /** Whoever is known is not asked again who she is. */
  private readonly meet = (): void => quietly(async () => (this.me = await (await writer()).me()))

  /** Forms of the same product elsewhere on the page: what is typed in one stands in all. */
  private get others(): GwReviewForm[] {
    return [...open].filter((one) => one !== this && one.product === this.product)
  }

  private show(): void {
    this.scrollIntoView({ block: "nearest" })
    this.focusOn(".form-title")
    this.grow()
  }

  /** She may be typing already: of what comes back only the form's number is taken. */
  private async reachForm(): Promise<void> {
    const { token, opened } = await withForm(this.draft)
    this.draft = { ...this.draft, token, opened }
  }

  private focusOn(selector: string): void {
    this.root.querySelector<HTMLElement>(selector)?.focus({ preventScroll: selector === ".form-title" })
  }

  change = (field: Field, value: string | number): void => {
    this.draft = changed(this.draft, field, value)
    this.others.forEach((one) => (one.draft = this.draft))
    keep(this.product, this.draft)
    if (this.faults[field]) this.faults = { ...this.faults, [field]: undefined }
    if (field === "text") this.grow()
  }

  answer = (key: string, value: Answer | undefined): void => {
    this.draft = changed(this.draft, "fields", { ...this.draft.fields, [key]: value })
    this.others.forEach((one) => (one.draft = this.draft))
    keep(this.product, this.draft)
    if (this.unanswered[key]) this.unanswered = without(this.unanswered, key)
  }

  private readonly attached = ({ detail }: CustomEvent<Photo[]>): void => {
    this.draft = { ...this.draft, photos: detail, key: undefined }
    keep(this.product, this.draft)
  }

  private get photos(): GwReviewPhotos | null {
    return this.root.querySelector("gw-review-photos")
  }

  hover = (star: number): void => void (this.hovered = star)

  private grow(): void {
    const area = this.root.querySelector("textarea")
    if (GROWS_BY_ITSELF || !area) return
    area.style.setProperty("height", "auto")
    area.style.setProperty("height", `${area.scrollHeight + 2}px`)
  }

  private readonly send = (event: Event): void => {
    event.preventDefault()
    if (this.busy) return
    this.trouble = undefined
    this.faults = faultsOf(this.draft, this.me)
    this.unanswered = this.asking?.missing(this.draft.fields ?? {}) ?? {}
    if (this.firstFault) return this.point()
    if (this.photos?.stops?.()) return
    if (tell(this, "gw:before-submit", { product: this.product, kind: "review", rating: this.draft.rating })) quietly(() => this.deliver())
  }

  /** Where it stands that wants her attention first. */
  private get firstFault(): string | undefined {
    const field = FIELDS.find((one) => this.faults[one])
    if (field && BEFORE_QUESTIONS.includes(field)) return field === "rating" ? "input[name=rating]" : `#${field}`
    const key = this.asking?.fields.find((one) => this.unanswered[one.key])?.key
    return key ? `#own-${key}` : field && `#${field}`
  }

  private point(): void {
    quietly(async () => {
      await this.updateComplete
      this.focusOn(this.firstFault!)
    })
  }

  private async deliver(): Promise<void> {
    this.busy = true
    const draft = withKey(await inTime(this.draft))
    this.draft = draft
    keep(this.product, draft)
    try {
      const trap = this.root.querySelector<HTMLInputElement>("[name=homepage]")?.value ?? ""
      const received = await deliver(this.letterFrom(draft), draft, trap, () => (this.working = true))
      ;({ sent } = await afterwards())
      this.arrive(received, draft)
    } catch (failure) {
      this.refuse(failure)
    } finally {
      this.busy = this.working = false
    }
  }

  private letterFrom({ rating, title, text, name, email, fields, photos }: Draft) {
    return {
      product: this.product,
      rating,
      title: title.trim() || null,
      text: text.trim() || null,
      name: this.me?.name || name.trim(),
      email: this.me ? null : email.trim(),
      locale: this.tongue.code,
      photos: photos?.map(({ id }) => id) ?? [],
      product_facts: this.facts,
      ...(this.asking?.fields.length ? { fields: this.asking.given(fields ?? {}) } : {}),
    }
  }

  private arrive(received: Received, { rating }: Draft): void {
    drop(this.product)
    for (const one of [this, ...this.others]) one.received = { ...one.improving, ...received }
    tell(this, "gw:submit", { product: this.product, ...named(received.id), rating, status: received.status })
    quietly(() => this.updateComplete.then(() => this.show()))
  }

  private refuse(failure: unknown): void {
    if (isOtherReview(failure)) this.draft = { ...this.draft, key: undefined }
    this.draft = anew(this.draft, failure)
    this.faults = faultsFrom(failure)
    this.unanswered = unansweredFrom(failure)
    if (this.firstFault) return this.point()
    if (this.photos?.lost?.(failure)) return
    this.trouble = troubleFrom(failure)
    const status = (failure as { status?: number }).status ?? 0
    tell(this, "gw:error", { product: this.product, doing: "submit", status })
  }

  /** Her own words again: what she sends next takes the place of what was held. */
  readonly improve = (): void => {
    const id = this.received?.id
    this.draft = { ...this.draft, id, key: undefined }
    this.improving = this.received
    this.received = undefined
    keep(this.product, this.draft)
    quietly(() => this.updateComplete.then(() => this.show()))
  }

  readonly close = (): void => void this.dispatchEvent(new Event("gw-close"))

  protected draw(): void {
    const tone = isDark(this) ? "gw dark" : "gw"
    const inside = this.received ? sent(this) : this.form()
    render(html`<div class=${tone}>${inside}</div>`, this.root)
  }

  private form() {
    const { tongue } = this
    const title = this.productName ? tongue.term("form_title_of", { name: this.productName }) : tongue.term("form_title")
    return html`<form @submit=${this.send} novalidate>
      <div class="form-title" role="heading" aria-level=${this.headingLevel} tabindex="-1">${title}</div>
      <div class="fields">
        ${ratingField(this)} ${textField(this, "text")} ${textField(this, "title")} ${this.asking?.draw(this)}
        <gw-review-photos lang=${tongue.lang()} exportparts="button" .kept=${this.draft.photos ?? []} @gw-photos=${this.attached}></gw-review-photos>
        ${this.me?.name ? html`<p class="quiet">${tongue.term("writing_as", { name: this.me.name })}</p>` : html`<div class="pair">${textField(this, "name")} ${this.draft.id || this.me ? nothing : textField(this, "email")}</div>`}
        <gw-sign-door lang=${tongue.lang()} .email=${this.draft.email}></gw-sign-door>
        <input class="unseen" name="homepage" tabindex="-1" autocomplete="off" aria-hidden="true" />
        <div class="summing" role="alert">${this.alert()}</div>
        <div class="buttons">
          <button class="button primary" type="submit" part="send-button" aria-busy=${this.busy}>${tongue.term(this.working ? "working" : this.busy ? "sending" : "send")}</button>
          <button class="action" type="button" @click=${this.close}>${tongue.term("cancel")}</button>
        </div>
      </div>
    </form>`
  }

  private alert() {
    const count = FIELDS.filter((field) => this.faults[field]).length + Object.keys(this.unanswered).length
    if (count) return html`<p class="trouble">${this.tongue.term("look_again", { count })}</p>`
    if (!this.trouble) return nothing
    return html`<p class="trouble">${this.tongue.term(this.trouble)} ${this.tongue.term("kept")}</p>`
  }
}

const without = (from: Record<string, string>, key: string) => Object.fromEntries(Object.entries(from).filter(([one]) => one !== key))

reactive(GwReviewForm, "product", "productName", "facts", "headingLevel", "asking", "draft", "faults", "unanswered", "hovered", "me", "busy", "working", "trouble", "received")
