import type { ReactiveController, ReactiveControllerHost } from "lit"
import { onTone } from "../theme/tone"

const sheets = new Map<string, CSSStyleSheet>()

/** Constructed sheets need no style-src from the shop; elements share them. */
export function sheet(text: string): CSSStyleSheet {
  const made = sheets.get(text) ?? new CSSStyleSheet()
  if (!sheets.has(text)) made.replaceSync(text)
  sheets.set(text, made)
  return made
}

/**
 * What all elements share: drawing once a turn however often they are asked, controllers as Lit knows
 * them, and silence when something breaks. Lit's own base would be a sixth of all that a page loads.
 */
export abstract class GwElement extends HTMLElement implements ReactiveControllerHost {
  protected readonly root = this.attachShadow({ mode: "open" })
  private readonly controllers = new Set<ReactiveController>()
  private drawing?: Promise<void>
  private stopListening?: () => void

  constructor(...texts: string[]) {
    super()
    this.root.adoptedStyleSheets = texts.map(sheet)
  }

  protected abstract draw(): void

  connectedCallback(): void {
    this.controllers.forEach((one) => one.hostConnected?.())
    this.stopListening = onTone(() => this.requestUpdate())
    this.update()
  }

  disconnectedCallback(): void {
    this.controllers.forEach((one) => one.hostDisconnected?.())
    this.stopListening?.()
  }

  addController(one: ReactiveController): void {
    this.controllers.add(one)
  }

  removeController(one: ReactiveController): void {
    this.controllers.delete(one)
  }

  /** Draws anew, for example when the page changes its language or turns dark. */
  requestUpdate(): void {
    this.drawing ??= Promise.resolve().then(() => this.update())
  }

  get updateComplete(): Promise<boolean> {
    return this.drawing ? this.drawing.then(() => this.updateComplete) : Promise.resolve(true)
  }

  private update(): void {
    this.drawing = undefined
    try {
      this.controllers.forEach((one) => one.hostUpdate?.())
      if (this.isConnected) this.draw()
    } catch {
      // what stands on the page stays as it is
    }
  }
}

/**
 * A tag can be defined twice when two builds meet on one page: the first one stays. A browser without
 * constructed sheets fails here, where the loader hears it, and not in the page's face.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  sheet("")
  if (!customElements.get(tag)) customElements.define(tag, element)
}
