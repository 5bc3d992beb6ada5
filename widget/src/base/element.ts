import { LitElement, unsafeCSS } from "lit"
import { state } from "lit/decorators.js"
import { themeSheet } from "../theme/theme"
import { isDark, onTone } from "../theme/tone"

/** What all elements built on Lit share: the shop's theme, light or dark, and silence when something breaks. */
export class GwElement extends LitElement {
  @state() protected dark = false
  private stopListening?: () => void

  protected override createRenderRoot() {
    const root = super.createRenderRoot()
    if (root instanceof ShadowRoot) root.adoptedStyleSheets = [...root.adoptedStyleSheets, themeSheet()]
    return root
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const look = () => (this.dark = isDark(this))
    this.stopListening = onTone(look)
    look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.stopListening?.()
  }

  protected override performUpdate(): void {
    try {
      super.performUpdate()
    } catch {
      // what stands on the page stays as it is
    }
  }
}

export const sheet = (...texts: string[]) => texts.map((text) => unsafeCSS(text))

/** A tag can be defined twice when two builds meet on one page: the first one stays. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element)
}
