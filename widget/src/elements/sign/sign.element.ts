import { html, nothing, render } from "lit/html.js"
import { Failure } from "../../api/client"
import { askLetter, typeCode } from "../../api/signing"
import { writer } from "../../api/writer"
import type { Asked, Known } from "../../api/types"
import { GwElement } from "../../base/element"
import { learn, Tongue } from "../../i18n/tongue"
import type { Form, Sign } from "../../i18n/words"
import { house } from "../../page/house"
import { quietly } from "../../page/quietly"
import { remember } from "../../page/remember"
import { recall } from "../../page/storage"
import controls from "../../parts/controls.css"
import fieldsText from "../../parts/fields.css"
import { check } from "../../parts/icons"
import { themeText } from "../../theme/theme"
import { isDark } from "../../theme/tone"
import tokens from "../../theme/tokens.css"
import signText from "./sign.css"
import { Waiting } from "./waiting"

type Trouble = { word: Sign | Form; values?: Record<string, unknown> }

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/
const CODE = /^\d{6}$/

/**
 * Signing in by e-mail: her address, then the code of the letter or the number behind its link. Its tag is
 * not public. Tells `gw-signed` when she is known, `gw-leave` when she would rather not.
 * @ignore
 */
export class GwSignIn extends GwElement {
  email = ""
  headingLevel = 3
  asked?: Asked
  known = false
  busy = false
  trouble?: Trouble
  private waiting?: Waiting
  ready = false
  readonly tongue = new Tongue(this, "sign", "form")

  constructor() {
    super(tokens, themeText(), controls, fieldsText, signText)
  }

  /** The letter may have led her to another program, and the browser may have dropped the page meanwhile. */
  private get place(): string {
    return `gw:signin:${house().key}`
  }

  override connectedCallback(): void {
    const asked = recall<Asked>("sessionStorage", this.place)
    if (asked && Date.parse(asked.expires_at) > Date.now()) this.wait(asked)
    super.connectedCallback()
    quietly(async () => {
      await learn(this.tongue.code, "sign")
      this.change({ ready: true })
      this.show()
    })
  }

  override disconnectedCallback(): void {
    this.waiting?.stop()
    super.disconnectedCallback()
  }

  private change(now: Partial<Pick<GwSignIn, "asked" | "known" | "busy" | "trouble" | "ready">>): void {
    Object.assign(this, now)
    this.requestUpdate()
  }

  private show(): void {
    quietly(() => this.updateComplete.then(() => this.root.querySelector<HTMLElement>("input, .done")?.focus()))
  }

  private wait(asked: Asked): void {
    this.change({ asked })
    this.waiting = new Waiting(asked.signin, Date.parse(asked.expires_at), (fresh) => this.arrive(fresh), () => this.end("sign_over"))
  }

  /** Back to the address; `word` says why. */
  private end(word?: Sign): void {
    this.waiting?.stop()
    remember("sessionStorage", this.place, undefined)
    this.change({ asked: undefined, trouble: word && { word } })
    this.show()
  }

  private arrive(fresh: Known): void {
    this.waiting?.stop()
    remember("sessionStorage", this.place, undefined)
    this.change({ known: true })
    quietly(async () => (await writer()).signedIn(fresh))
    this.dispatchEvent(new Event("gw-signed"))
    this.show()
  }

  private readonly send = (event?: Event): void => {
    event?.preventDefault()
    this.email = this.email.trim()
    if (!ADDRESS.test(this.email)) return this.point(this.email ? "bad_email" : "need_email")
    this.doing(async () => {
      const asked = await askLetter(this.email, this.tongue.code)
      remember("sessionStorage", this.place, asked)
      this.waiting?.stop()
      this.wait(asked)
      this.show()
    })
  }

  private readonly typed = (event: Event): void => {
    const digits = (event.target as HTMLInputElement).value.replace(/\D/g, "")
    this.change({ trouble: undefined })
    if (CODE.test(digits)) this.enter(digits)
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault()
    this.enter(this.root.querySelector("input")!.value)
  }

  private enter(code: string): void {
    this.doing(async () => this.arrive(await typeCode(this.asked!.signin, code)))
  }

  private point(word: Form): void {
    this.change({ trouble: { word } })
    this.show()
  }

  private doing(work: () => Promise<void>): void {
    if (this.busy) return
    this.change({ busy: true, trouble: undefined })
    quietly(async () => {
      try {
        await work()
      } catch (failure) {
        this.refuse(failure)
      }
      this.change({ busy: false })
    })
  }

  private refuse(failure: unknown): void {
    const { problem } = failure instanceof Failure ? failure : new Failure(0)
    const { pointer } = problem?.errors?.[0] ?? {}
    if (pointer === "/email") return this.point("bad_email")
    const left = (problem as { left?: number } | undefined)?.left
    if (pointer === "/signin" || left === 0) return this.end("sign_over")
    this.change({ trouble: left ? { word: "sign_wrong", values: { left } } : troubleFrom(failure) })
    this.root.querySelector("input")?.select()
  }

  private readonly leave = (): void => void this.dispatchEvent(new Event("gw-leave"))

  protected draw(): void {
    const tone = isDark(this) ? "gw dark" : "gw"
    const inside = !this.ready ? nothing : this.known ? this.done() : this.asked ? this.code(this.asked) : this.address()
    render(html`<div class=${tone}>${inside}</div>`, this.root)
  }

  private heading() {
    return html`<div class="title" role="heading" aria-level=${this.headingLevel}>${this.tongue.term("sign_title")}</div>`
  }

  private address() {
    const { tongue } = this
    return html`<form @submit=${this.send} novalidate>
      ${this.heading()}
      <p>${tongue.term("sign_text")}</p>
      <label for="email" part="label">${tongue.term("email_label")}</label>
      <input class="field" part="field" id="email" type="email" autocomplete="email" dir="ltr" aria-describedby="fault" aria-invalid=${this.trouble ? "true" : nothing}
        .value=${this.email} @input=${(event: Event) => (this.email = (event.target as HTMLInputElement).value)} />
      ${this.fault()}
      <div class="buttons">
        <button class="button primary" type="submit" part="send-button" aria-busy=${this.busy}>${tongue.term(this.busy ? "sending" : "sign_send")}</button>
        <button class="action" type="button" @click=${this.leave}>${tongue.term("cancel")}</button>
      </div>
    </form>`
  }

  private code({ email_hint, number }: Asked) {
    const { tongue } = this
    return html`<form @submit=${this.submit} novalidate>
      ${this.heading()}
      <p role="status">${tongue.term("sign_sent", { email: email_hint })}</p>
      <label for="code" part="label">${tongue.term("sign_code")}</label>
      <input class="field code" part="field" id="code" inputmode="numeric" autocomplete="one-time-code" maxlength="9" dir="ltr" aria-describedby="fault" aria-invalid=${this.trouble ? "true" : nothing} @input=${this.typed} />
      ${this.fault()}
      <p class="or">${tongue.term("sign_number")} <strong class="number">${number}</strong></p>
      <div class="buttons">
        <button class="button primary" type="submit" part="send-button" aria-busy=${this.busy}>${tongue.term("sign_go")}</button>
        ${this.email ? html`<button class="action" type="button" @click=${() => this.send()}>${tongue.term("sign_again")}</button>` : nothing}
        <button class="action" type="button" @click=${() => this.end()}>${tongue.term("sign_other")}</button>
        <button class="action" type="button" @click=${this.leave}>${tongue.term("cancel")}</button>
      </div>
      <p class="quiet">${tongue.term("sign_spam")}</p>
    </form>`
  }

  private fault() {
    const { trouble } = this
    return html`<p class="trouble" id="fault" role="alert">${trouble ? this.tongue.term(trouble.word, trouble.values) : nothing}</p>`
  }

  private done() {
    return html`<p class="title done" tabindex="-1" role="status"><span class="mark">${check}</span>${this.tongue.term("sign_done")}</p>`
  }
}

function troubleFrom(failure: unknown): Trouble {
  const { status, wait } = failure instanceof Failure ? failure : new Failure(0)
  if (status === 429) return { word: "sign_many", values: { minutes: Math.ceil((wait || 60) / 60) } }
  if (status === 401) return { word: "sign_at_shop" }
  return { word: navigator.onLine === false ? "offline_send" : status === 403 ? "not_here" : "failed" }
}
