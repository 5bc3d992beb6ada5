// See hands.ts: what all share stays in one file.
import "../../parts/later"
import { html, nothing, render } from "lit/html.js"
import { writer } from "../../api/writer"
import { define, GwElement } from "../../base/element"
import { Tongue } from "../../i18n/tongue"
import { quietly } from "../../page/quietly"
import controls from "../../parts/controls.css"
import { themeText } from "../../theme/theme"
import { isDark } from "../../theme/tone"
import tokens from "../../theme/tokens.css"

/**
 * The way from the form to signing in by e-mail, in its place and without leaving it. Its tag is not public.
 * @ignore
 */
class GwSignDoor extends GwElement {
  email = ""
  private open = false
  private known = false
  readonly tongue = new Tongue(this, "sign")

  constructor() {
    super(tokens, themeText(), controls)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener("gw:shopper", this.meet)
    this.meet()
  }

  override disconnectedCallback(): void {
    document.removeEventListener("gw:shopper", this.meet)
    super.disconnectedCallback()
  }

  private readonly meet = (): void =>
    quietly(async () => {
      this.known = (await writer()).kindNow() === "shopper"
      this.requestUpdate()
    })

  private readonly enter = (): void =>
    quietly(async () => {
      await import("./sign")
      this.open = true
      this.requestUpdate()
    })

  private readonly leave = (): void => {
    this.open = false
    this.requestUpdate()
    quietly(() => this.updateComplete.then(() => this.root.querySelector("button")?.focus()))
  }

  protected draw(): void {
    const word = this.tongue.term("sign_in")
    const inside = this.open
      ? html`<gw-sign-in lang=${this.tongue.lang()} exportparts="button, send-button, field, label" .email=${this.email} @gw-leave=${this.leave}></gw-sign-in>`
      : html`<button class="action" type="button" @click=${this.enter}>${word}</button>`
    render(word && (this.open || !this.known) ? html`<div class=${isDark(this) ? "gw dark" : "gw"}>${inside}</div>` : nothing, this.root)
  }
}

define("gw-sign-door", GwSignDoor)
