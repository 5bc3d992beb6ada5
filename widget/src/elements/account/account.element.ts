import { html, nothing, render } from "lit/html.js"
import { Failure } from "../../api/client"
import type { Kind } from "../../api/kinds"
import * as mine from "../../api/mine"
import type { Consent, Contribution, Contributions, Me } from "../../api/types"
import { GwElement } from "../../base/element"
import { reactive } from "../../base/reactive"
import { Tongue } from "../../i18n/tongue"
import type { Account, Form } from "../../i18n/words"
import { house } from "../../page/house"
import { quietly } from "../../page/quietly"
import controls from "../../parts/controls.css"
import fieldsText from "../../parts/fields.css"
import { cross } from "../../parts/icons"
import starsText from "../../parts/stars.css"
import { themeText } from "../../theme/theme"
import { isDark } from "../../theme/tone"
import tokens from "../../theme/tokens.css"
import { readings } from "../../parts/list/reading"
import type { Brought } from "../feeds/linking"
import accountText from "./account.css"
import { allowed, data } from "./data"
import { editor, prepare, type Editing } from "./editing"
import { list, wordsOf } from "./list"
import { who } from "./who"

export const KINDS: Kind[] = ["review", "question", "answer", "comment"]
/** A list that does not come leaves the others, and a server of before knows reviews only. */
const NONE: Contributions = { data: [], next: null, taken: [], closed: null }
const others = async (code: string, kind: Kind): Promise<Contributions> => {
  const page = await mine.contributions(code, kind).catch(() => NONE)
  return page.data.every((one) => one.kind === kind) ? page : NONE
}
type Word = Account | Form

/**
 * Who she is and what she wrote, over the page. Its tag is not public.
 * @ignore
 */
export class GwAccount extends GwElement {
  product = ""
  /** What she has just come back with from a network. */
  brought?: Brought
  me?: Me
  written: Partial<Record<Kind, Contributions>> = {}
  taken: { text: string }[] = []
  /** Why she can write nothing here now. */
  closed: string | null = null
  consents: Consent[] = []
  /** What the panel is at: a review being edited, the name, an export, an erasure. */
  editing?: Editing
  naming = false
  signing = false
  picture?: ImageBitmap
  erasing = false
  erased = false
  /** Which words of hers are to stand on her own pages, too. */
  posting = ""
  exporting?: "busy" | string
  /** What was withdrawn a moment ago. */
  readonly undoable = new Set<string>()
  busy = ""
  trouble: { at: string; word: Word } | undefined
  private state: "loading" | "ready" | "failed" = "loading"
  readonly tongue = new Tongue(this, "account", "form")

  constructor() {
    super(tokens, themeText(), controls, fieldsText, starsText, accountText)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener("gw:shopper", this.load)
    this.dialog?.showModal()
    this.load()
    if (house().settings.post) quietly(() => import("../feeds/feeds"))
  }

  override disconnectedCallback(): void {
    document.removeEventListener("gw:shopper", this.load)
    super.disconnectedCallback()
  }

  get dialog(): HTMLDialogElement | null {
    return this.root.querySelector("dialog")
  }

  /** Somebody of whom nothing is known is not made known by looking. */
  readonly load = (): void =>
    quietly(async () => {
      try {
        await this.look()
        this.state = "ready"
      } catch (failure) {
        this.state = "failed"
        this.say("all", failure)
      }
      this.requestUpdate()
    })

  /** A key that opens nothing any more is found out by looking with it: then nobody is known. */
  private async look(): Promise<void> {
    if (await mine.isSomebody()) {
      try {
        return await this.fetchAll()
      } catch (failure) {
        if (await mine.isSomebody()) throw failure
      }
    }
    Object.assign(this, { me: undefined, written: {}, taken: [], closed: null, consents: [] })
  }

  private async fetchAll(): Promise<void> {
    const { code } = this.tongue
    const lists = KINDS.map((kind) => (kind === "review" ? mine.contributions(code, kind) : others(code, kind)))
    const [me, consents, ...pages] = await Promise.all([mine.me(), mine.consentsOf(code).catch(() => []), ...lists])
    const written = Object.fromEntries(KINDS.map((kind, at) => [kind, pages[at]!]))
    const { taken, closed } = written.review!
    Object.assign(this, { me, written, taken, closed, consents })
  }

  readonly more = (kind: Kind): void =>
    this.doing(kind, async () => {
      const before = this.written[kind]!
      const page = await mine.contributions(this.tongue.code, kind, before.next!)
      this.written = { ...this.written, [kind]: { ...page, data: [...before.data, ...page.data] } }
    })

  /** One thing at a time; what goes wrong is said where it was asked for. */
  doing(at: string, work: () => Promise<unknown>): void {
    if (this.busy) return
    this.busy = at
    this.trouble = undefined
    quietly(async () => {
      try {
        await work()
      } catch (failure) {
        this.say(at, failure)
      }
      this.busy = ""
    })
  }

  private say(at: string, failure: unknown): void {
    const { status, problem } = failure instanceof Failure ? failure : { status: 0, problem: undefined }
    const type = problem?.type ?? ""
    const word: Word = type.endsWith("proof_needed") || type.endsWith("fresh-proof-needed") ? "account_prove" : status === 401 ? "account_expired" : problem?.errors?.some(({ pointer }) => pointer === "/name") ? "account_name_unfit" : "account_failed"
    this.trouble = { at, word }
  }

  /** What she did is seen on the page at once. */
  readonly refresh = async (): Promise<void> => {
    await this.fetchAll()
    for (const reading of readings) if (reading.state !== "waiting") quietly(() => reading.load(true))
  }

  readonly edit = (one: Contribution): void => this.doing(wordsOf(one).id, async () => (this.editing = await prepare(one, this.tongue.code)))

  readonly back = (): void => {
    this.editing = undefined
    quietly(this.refresh)
    quietly(() => this.updateComplete.then(() => this.root.querySelector<HTMLElement>(".sheet")?.focus()))
  }

  /** Her key or bearer is shown once more, or for the first time; the panel hears of it by `gw:shopper`. */
  readonly signIn = (): void => {
    this.trouble = undefined
    quietly(async () => {
      await import("../sign/sign")
      this.signing = true
    })
  }

  readonly signed = (): void => {
    this.signing = this.erased = false
    quietly(() => this.updateComplete.then(() => this.root.querySelector<HTMLElement>(".sheet")?.focus()))
  }

  readonly signOut = (): void => quietly(mine.signOut)

  get renderRoot(): ShadowRoot {
    return this.root
  }

  readonly close = (): void => void this.dispatchEvent(new Event("gw-close"))

  fault(at: string) {
    const { trouble } = this
    return html`<p class="trouble" role="alert">${trouble?.at === at ? this.tongue.term(trouble.word) : nothing}</p>`
  }

  protected draw(): void {
    const tone = isDark(this) ? "gw dark" : "gw"
    render(
      html`<div class=${tone}>
        <dialog part="account" aria-labelledby="who" @close=${this.close} @click=${(event: Event) => event.target === this.dialog && this.dialog?.close()}>
          <div class="sheet" tabindex="-1">
            <button class="shut" type="button" aria-label=${this.tongue.term("account_close")} @click=${() => this.dialog?.close()}>${cross}</button>
            ${this.editing ? editor(this, this.editing) : this.whole()}
          </div>
        </dialog>
      </div>`,
      this.root,
    )
  }

  private whole() {
    if (this.state === "loading") return html`<p class="quiet" id="who" role="status">${this.tongue.term("loading")}</p>`
    if (this.signing) return html`<span class="unseen" id="who">${this.tongue.term("account_sign_in")}</span><gw-sign-in class="bare" lang=${this.tongue.lang()} .headingLevel=${2} @gw-signed=${this.signed} @gw-leave=${this.signed}></gw-sign-in>`
    return html`${who(this)} ${this.fault("all")} ${this.state === "ready" ? this.rest() : nothing}`
  }

  private rest() {
    if (this.erased) return data(this)
    return html`${list(this)} ${this.me ? html`${house().settings.post ? html`<gw-feeds lang=${this.tongue.lang()} .brought=${this.brought}></gw-feeds>` : nothing} ${allowed(this)} ${data(this)}` : nothing}`
  }
}

reactive(GwAccount, "me", "written", "taken", "closed", "consents", "editing", "naming", "signing", "picture", "erasing", "erased", "posting", "exporting", "busy", "trouble", "state")
