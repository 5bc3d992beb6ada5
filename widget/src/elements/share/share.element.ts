import { html, nothing, render } from "lit/html.js"
import { ways } from "../../api/shares"
import type { Offer, Way } from "../../api/types"
import { GwElement } from "../../base/element"
import { tell } from "../../base/events"
import { learn, Tongue } from "../../i18n/tongue"
import { quietly } from "../../page/quietly"
import { remember } from "../../page/remember"
import { recall } from "../../page/storage"
import controls from "../../parts/controls.css"
import fields from "../../parts/fields.css"
import { themeText } from "../../theme/theme"
import { isDark } from "../../theme/tone"
import tokens from "../../theme/tokens.css"
import shareText from "./share.css"

const INSTANCE = "gw:mastodon"
const HOST = /([\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}(:\d+)?/u

/**
 * Shares a product, or a review, a question or an answer: on a phone by the device's own list, elsewhere by a row of
 * networks. Nothing is asked of a network before she has chosen one.
 *
 * @tagname gw-share
 *
 * @attr {string} product - the shop's own ref of the product to share
 * @attr {string} on - or the id of a review, a question or an answer (`rev_…`, `que_…`, `ans_…`)
 *
 * @fires {CustomEvent<{product: string, on: string | null, network: string}>} gw:share - she chose a way to share
 * @fires {CustomEvent<{product: string, doing: string, status: number}>} gw:error - the ways to share did not come
 *
 * @cssprop --gw-accent - focus rings
 * @cssprop --gw-field-line - the edges of buttons
 * @cssprop --gw-muted - quiet words
 * @cssprop --gw-button-radius - corners of buttons
 *
 * @csspart button - the button that opens the ways to share
 * @csspart ways - the ways to share
 * @csspart way - one of them
 * @csspart field - where she names her server
 */
export class GwShare extends GwElement {
  static observedAttributes = ["product", "on"]
  /** Without a button of its own, open from the start: inside a list. */
  bare = false
  private readonly tongue = new Tongue(this, "share")
  private state: "closed" | "busy" | "open" | "failed" = "closed"
  private offer?: Offer
  private coming?: Promise<Offer>
  private copied: "" | "done" | "by hand" = ""
  private naming = false

  constructor() {
    super(tokens, themeText(), controls, fields, shareText)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    for (const sign of ["pointerenter", "focusin"]) this.addEventListener(sign, () => quietly(() => this.come()), { once: true })
    this.addEventListener("keydown", this.leave)
    if (this.bare) this.toggle()
  }

  private readonly leave = ({ key }: KeyboardEvent): void => {
    if (key !== "Escape" || this.state !== "open" || this.bare) return
    this.toggle()
    this.root.querySelector("button")!.focus()
  }

  attributeChangedCallback(): void {
    this.coming = this.offer = undefined
    this.change({ state: "closed", copied: "", naming: false })
  }

  private get what() {
    const on = this.getAttribute("on")
    return on ? { on } : { product: this.getAttribute("product") ?? "" }
  }

  private change(now: object): void {
    Object.assign(this, now)
    this.requestUpdate()
  }

  private come(): Promise<Offer> {
    this.coming ??= learn(this.tongue.code, "share").then(() => ways(this.what))
    this.coming.catch(() => (this.coming = undefined))
    return this.coming
  }

  /** The device's own list first, where there is one and a finger to press with. */
  private readonly toggle = (): void => {
    if (this.state === "open") return this.change({ state: "closed", copied: "", naming: false })
    this.change({ state: "busy" })
    quietly(async () => {
      try {
        this.offer = await this.come()
        const isDone = await this.native()
        this.change({ state: isDone && !this.bare ? "closed" : "open" })
      } catch (failure: any) {
        this.change({ state: "failed" })
        tell(this, "gw:error", { product: this.getAttribute("product") ?? "", doing: "share", status: failure.status ?? 0 })
      }
    })
  }

  private async native(): Promise<boolean> {
    const { title, text, url } = this.offer!
    if (!navigator.share || !matchMedia("(pointer: coarse)").matches) return false
    try {
      await navigator.share({ title, text, url })
      this.chosen("sheet")
      return true
    } catch (refusal: any) {
      return refusal.name === "AbortError" // she has seen the list and closed it
    }
  }

  private chosen(network: string): void {
    tell(this, "gw:share", { product: this.getAttribute("product") ?? "", on: this.getAttribute("on"), network })
  }

  private copy({ url }: Way): void {
    this.chosen("copy")
    navigator.clipboard.writeText(url).then(
      () => this.change({ copied: "done" }),
      () => this.change({ copied: "by hand" }),
    )
  }

  /** Any server of Mastodon's kind: whatever she types, a name or an address, the host in it counts. */
  private go(event: SubmitEvent, { href }: Way): void {
    event.preventDefault()
    const typed = new FormData(event.target as HTMLFormElement).get("host") as string
    const host = HOST.exec(typed)?.[0].toLowerCase()
    if (!host) return
    remember("localStorage", INSTANCE, host)
    this.chosen("mastodon")
    open(href.replace("{instance}", new URL("https://" + host).host), "_blank", "noopener")
  }

  protected draw(): void {
    const { tongue, state, bare } = this
    const button = html`<button class="button" part="button" aria-expanded=${state === "open"} aria-busy=${state === "busy"} @click=${this.toggle}>${tongue.term("share")}</button>`
    render(html`<div class=${isDark(this) ? "gw dark" : "gw"}>${bare ? nothing : button} ${state === "open" ? this.ways() : nothing} ${state === "failed" ? html`<p class="trouble" role="alert">${tongue.term("share_failed")}</p>` : nothing}</div>`, this.root)
  }

  private ways() {
    const { tongue, copied, offer, naming } = this
    const mastodon = offer!.networks.find(({ network }) => network === "mastodon")
    const link = copied === "by hand" ? html`<input class="field" part="field" readonly aria-label=${tongue.term("share_copy")} value=${offer!.url} />` : nothing
    return html`<div class="ways" part="ways" role="group" aria-label=${tongue.term("share")}>
      ${offer!.networks.map((one) => this.way(one))}${naming && mastodon ? this.server(mastodon) : nothing}${link}
      <span class="unseen" role="status">${copied === "done" ? tongue.term("share_copied") : nothing}</span>
    </div>`
  }

  private way(one: Way) {
    const { tongue, copied, naming } = this
    const { network, name, href } = one
    if (network === "copy") return html`<button class="button way" part="way" @click=${() => this.copy(one)}>${tongue.term(copied === "done" ? "share_copied" : "share_copy")}</button>`
    if (network === "mastodon") return html`<button class="button way" part="way" aria-expanded=${naming} @click=${() => this.change({ naming: !naming })}>${name}</button>`
    const target = href.startsWith("https:") ? "_blank" : nothing
    return html`<a class="button way" part="way" href=${href} target=${target} rel="noopener" @click=${() => this.chosen(network)}>${network === "mail" ? tongue.term("share_mail") : name}</a>`
  }

  private server(one: Way) {
    const { tongue } = this
    return html`<form class="server" @submit=${(event: SubmitEvent) => this.go(event, one)}>
      <label><span class="quiet">${tongue.term("share_server")}</span><input class="field" part="field" name="host" required autocapitalize="none" spellcheck="false" placeholder="mastodon.social" value=${recall<string>("localStorage", INSTANCE) ?? ""} /></label>
      <button class="button" part="button">${tongue.term("share_go")}</button>
    </form>`
  }
}
