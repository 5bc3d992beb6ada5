import { html, nothing, render } from "lit/html.js"
import { named, type Kind } from "../../api/kinds"
import type { FieldProblem, Me, Received, SentForm } from "../../api/types"
import { writer } from "../../api/writer"
import { GwElement, sheet } from "../../base/element"
import { tell, type Told } from "../../base/events"
import { reactive } from "../../base/reactive"
import type { Tongue } from "../../i18n/tongue"
import type { Words } from "../../i18n/words"
import { quietly } from "../../page/quietly"
import controls from "../controls.css"
import fieldsText from "../fields.css"
import { themeText } from "../../theme/theme"
import { isDark } from "../../theme/tone"
import tokens from "../../theme/tokens.css"
import type { Faults } from "./checks"
import { changed, keep, takeUp, withKey, type Draft } from "./draft"
import { textField, type Field, type FormScene, type Looks } from "./fields"
import formText from "./form.css"

const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content")

const open = new Set<GwForm>()
/** What checks and sends her words, and says what became of them, comes while she writes. */
const sending = () => import("./sending").then((come) => (late = come))
let late: typeof import("./sending")

/** What the forms share that take a shopper's words: the draft, its checks, its way to the shop and what became of it. */
export abstract class GwForm<D extends Draft = Draft> extends GwElement implements FormScene {
  product = ""
  headingLevel = 3
  draft!: D
  faults: Faults = {}
  me?: Me
  received?: Received
  protected busy = false
  protected working = false
  private trouble?: keyof Words
  private improving?: Received
  abstract readonly kind: Kind
  abstract readonly tongue: Tongue
  abstract readonly looks: Looks
  protected abstract readonly blank: D

  constructor(...texts: string[]) {
    super(tokens, themeText(), controls, fieldsText, formText, ...texts)
  }

  /** Where what is typed is kept; forms of one place show the same words. */
  protected abstract get place(): string
  protected abstract form(): unknown
  protected abstract post(draft: D & { key: string }, form: SentForm): Promise<Received>
  /** What is told of these words beside their kind. */
  protected told(_draft: D): Pick<Told["gw:submit"], "rating"> {
    return {}
  }

  override connectedCallback(): void {
    this.draft = this.others[0]?.draft ?? takeUp(this.place, this.blank)
    open.add(this)
    super.connectedCallback()
    quietly(() => this.reachForm())
    quietly(() => this.updateComplete.then(() => this.show()))
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

  /** The same form elsewhere on the page: what is typed in one stands in all. */
  private get others(): this[] {
    return [...open].filter((one): one is this => (one as GwForm) !== this && one.place === this.place)
  }

  protected show(): void {
    this.scrollIntoView({ block: "nearest" })
    this.focusOn(".form-title")
    this.grow()
  }

  /** She may be typing already: of what comes back only the form's number is taken. */
  private async reachForm(): Promise<void> {
    const { withForm } = await sending()
    const { token, opened } = await withForm(this.draft)
    this.draft = { ...this.draft, token, opened }
  }

  protected focusOn(selector: string): void {
    this.root.querySelector<HTMLElement>(selector)?.focus({ preventScroll: selector === ".form-title" })
  }

  change(field: Field, value: string | number): void {
    this.put({ [field]: value } as unknown as Partial<D>)
    if (this.faults[field]) this.faults = { ...this.faults, [field]: undefined }
    if (field === "text") this.grow()
  }

  protected put(change: Partial<D>): void {
    this.draft = changed(this.draft, change)
    this.others.forEach((one) => (one.draft = this.draft))
    keep(this.place, this.draft)
  }

  private grow(): void {
    const area = this.root.querySelector("textarea")
    if (GROWS_BY_ITSELF || !area) return
    area.style.setProperty("height", "auto")
    area.style.setProperty("height", `${area.scrollHeight + 2}px`)
  }

  protected readonly send = (event: Event): void => {
    event.preventDefault()
    if (this.busy) return
    this.trouble = undefined
    quietly(() => sending().then(() => this.check(), () => void (this.trouble = "failed")))
  }

  private check(): void {
    if (this.busy) return
    this.faults = late.faultsOf(this.draft, this.looks, this.me)
    if (this.stops()) return
    if (this.firstFault) return this.point()
    if (tell(this, "gw:before-submit", { product: this.product, kind: this.kind, ...this.told(this.draft) })) quietly(() => this.deliver())
  }

  /** Something else than a field keeps it back. */
  protected stops(): boolean {
    return false
  }

  /** Where it stands that wants her attention first. */
  protected get firstFault(): string | undefined {
    const field = Object.keys(this.looks).find((one) => this.faults[one as Field])
    return field && `[name=${field}]`
  }

  protected point(): void {
    quietly(async () => {
      await this.updateComplete
      this.focusOn(this.firstFault!)
    })
  }

  private async deliver(): Promise<void> {
    this.busy = true
    const draft = withKey(await late.inTime(this.draft))
    this.draft = draft
    keep(this.place, draft)
    try {
      const trap = this.root.querySelector<HTMLInputElement>("[name=homepage]")?.value ?? ""
      const received = await late.deliver(draft, trap, (form) => this.post(draft, form), () => (this.working = true))
      this.arrive(received, draft)
    } catch (failure) {
      this.refuse(failure)
    } finally {
      this.busy = this.working = false
    }
  }

  /** Who she is, as the shop wants to hear it. */
  protected who({ name, email }: D) {
    return { name: this.me?.name || name.trim(), email: this.me ? null : email.trim(), locale: this.tongue.code }
  }

  private arrive(received: Received, draft: D): void {
    keep(this.place)
    for (const one of [this, ...this.others]) {
      one.root.adoptedStyleSheets.push(sheet(late.text))
      one.received = { ...one.improving, ...received }
    }
    tell(this, "gw:submit", { product: this.product, ...named(received.id), ...this.told(draft), status: received.status })
    quietly(() => this.updateComplete.then(() => this.show()))
  }

  private refuse(failure: unknown): void {
    if (late.isOther(failure)) this.draft = { ...this.draft, key: undefined }
    const draft = late.anew(this.draft, failure)
    const isAnew = draft !== this.draft
    this.draft = draft
    this.faults = late.faultsFrom(failure, this.looks)
    if (this.refused(failure, late.problemsOf(failure))) return
    if (this.firstFault) return this.point()
    this.trouble = isAnew ? "failed" : late.troubleFrom(failure)
    const status = (failure as { status?: number }).status ?? 0
    tell(this, "gw:error", { product: this.product, doing: "submit", status })
  }

  /** What was refused is said elsewhere than at a field. */
  protected refused(_failure: unknown, _problems: FieldProblem[]): boolean {
    return false
  }

  /** Her own words again: what she sends next takes the place of what was held. */
  readonly improve = (): void => {
    this.draft = { ...this.draft, id: this.received?.id, key: undefined }
    this.improving = this.received
    this.received = undefined
    keep(this.place, this.draft)
    quietly(() => this.updateComplete.then(() => this.show()))
  }

  /** What comes next when it is on the page, where that is not as usual. */
  get next(): string | undefined {
    return undefined
  }

  readonly close = (): void => void this.dispatchEvent(new Event("gw-close"))

  protected draw(): void {
    const tone = isDark(this) ? "gw dark" : "gw"
    const inside = this.received ? late.sent(this) : this.form()
    render(html`<div class=${tone}>${inside}</div>`, this.root)
  }

  /** The form's frame around its own fields: title above; who writes, what is wrong and the way out below. */
  protected frame(title: string, fields: unknown) {
    return html`<form @submit=${this.send} novalidate>
      <div class="form-title" role="heading" aria-level=${this.headingLevel} tabindex="-1">${title}</div>
      <div class="fields">${fields}</div>
    </form>`
  }

  protected ending() {
    const { tongue, me, draft } = this
    return html`${me?.name ? html`<p class="quiet">${tongue.term("writing_as", { name: me.name })}</p>` : html`<div class="pair">${textField(this, "name")} ${draft.id || me ? nothing : textField(this, "email")}</div>`}
      <gw-sign-door lang=${tongue.lang()} .email=${draft.email}></gw-sign-door>
      <input class="unseen" name="homepage" tabindex="-1" autocomplete="off" aria-hidden="true" />
      <div class="summing" role="alert">${this.alert()}</div>
      <div class="buttons">
        <button class="button primary" type="submit" part="send-button" aria-busy=${this.busy}>${tongue.term(this.working ? "working" : this.busy ? "sending" : "send")}</button>
        <button class="action" type="button" @click=${this.close}>${tongue.term("cancel")}</button>
      </div>`
  }

  protected get faultCount(): number {
    return Object.values(this.faults).filter(Boolean).length
  }

  private alert() {
    const count = this.faultCount
    if (count) return html`<p class="trouble">${this.tongue.term("look_again", { count })}</p>`
    if (!this.trouble) return nothing
    return html`<p class="trouble">${this.tongue.term(this.trouble)} ${this.tongue.term("kept")}</p>`
  }
}

reactive(GwForm, "product", "headingLevel", "draft", "faults", "me", "busy", "working", "trouble", "received")
