import { html, nothing, render } from "lit/html.js"
import { GwElement, sheet } from "../../base/element"
import { tell, type Told } from "../../base/events"
import { learn, type Tongue } from "../../i18n/tongue"
import type { Hands as Word } from "../../i18n/words"
import { house } from "../../page/house"
import { quietly } from "../../page/quietly"
import { voted } from "../../page/storage"
import { themeText } from "../../theme/theme"
import { isDark } from "../../theme/tone"
import tokens from "../../theme/tokens.css"
import controls from "../controls.css"
import listText from "./list.css"
import type { Page, Reading } from "./reading"
import type { Acts, ListScene, Part } from "./scene"
import statesText from "./states.css"
import { fitting, holdHeight, releaseUnseen, withoutShrinking } from "./still"
import toolbarText from "./toolbar.css"

/** What comes when she reaches out: acts and views, and how they look. */
export interface Come {
  hands: object
  text?: string
}

/** What the elements share that show what was written about one product: they read near the eye, keep the page still, and wait for their hands. */
export abstract class GwListing<P extends Page, A extends Acts> extends GwElement implements ListScene<A> {
  static observedAttributes = ["product", "heading-level", "version"]

  form: ListScene["form"] = "closed"
  hands: ListScene<A>["hands"] = {}
  flagging?: string
  sharing?: string
  readonly talking = new Set<string>()
  abstract readonly tongue: Tongue
  abstract readonly reading: Reading<P>
  readonly voted = voted()
  readonly trouble = new Map<string, Word>()
  readonly unfolded = new Set<string>()
  /** The hands did not come. */
  protected stuck = false
  private stopReleasing?: () => void
  /** The product being read, once the element came near the eye. */
  private read?: string

  constructor(...texts: string[]) {
    super(tokens, themeText(), controls, toolbarText, listText, statesText, ...texts)
  }

  /** Where what she does comes from. */
  protected abstract bring(part: Part): Promise<Come>
  /** What is told of a first page. */
  protected abstract facts(page: P): Omit<Told["gw:load"], "product" | "kind">
  /** All there is inside the element, whatever state it is in. */
  protected abstract inside(hasServerHtml: boolean): unknown
  abstract furnish(page: P): unknown

  get product(): string {
    return this.getAttribute("product")?.trim() ?? ""
  }

  set product(product: string) {
    this.setAttribute("product", product)
  }

  get sort(): string {
    return this.getAttribute("sort") ?? "helpful"
  }

  /** Frameworks that find a property set it, and would fail on one that only reads. */
  set sort(sort: string) {
    this.setAttribute("sort", sort)
  }

  get headingLevel(): number {
    return Number(this.getAttribute("heading-level")) || 2
  }

  get pageSize(): number {
    return Number(this.getAttribute("per-page")) || house().settings.per_page || 10
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.stopReleasing = releaseUnseen(this, () => this.reading.state === "ready")
    for (const sign of ["pointerenter", "focusin"]) this.addEventListener(sign, () => this.prepare("hands"), { once: true })
    if (this.read === undefined) house().near(this, () => this.begin())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.stopReleasing?.()
  }

  attributeChangedCallback(name: string): void {
    if (name === "version" && this.read) this.readAnew()
    this.requestUpdate()
  }

  private begin(): void {
    if (this.read === undefined) tell(this, "gw:ready", { product: this.product, kind: this.reading.kind })
    this.startOver()
  }

  protected startOver(): void {
    this.read = this.product
    this.form = "closed"
    this.reading.startOver()
    this.readAnew()
  }

  readAnew = (): void => {
    if (!this.product) return
    quietly(async () => (await this.reading.load()) && tell(this, "gw:load", { product: this.product, kind: this.reading.kind, ...this.facts(this.reading.page!) }))
  }

  standing(id: string): HTMLElement | null {
    return this.root.querySelector(`[data-id="${CSS.escape(id)}"]`)
  }

  readingFailed(doing: string, status: number): void {
    tell(this, "gw:error", { product: this.product, doing, status })
  }

  prepare = (part: Part): void => quietly(() => this.reach(part))

  protected take(come: Come): void {
    if (come.text && !this.root.adoptedStyleSheets.includes(sheet(come.text))) this.root.adoptedStyleSheets.push(sheet(come.text))
    Object.assign(this.hands, come.hands)
    this.requestUpdate()
  }

  private async reach(part: Part): Promise<void> {
    const { code, parts } = this.tongue
    parts.add(part)
    const [come] = await Promise.all([this.bring(part), learn(code, part)])
    this.take(come)
  }

  /** What she does waits for the hands, should she be faster than they. */
  act = <Act extends keyof A>(act: Act, ...rest: unknown[]): void => {
    this.stuck = false
    if (act === "write" && this.form === "closed") this.form = "coming"
    this.requestUpdate()
    quietly(() =>
      this.reach(act === "write" || act === "answer" ? "form" : "hands")
        .then(() => (this.hands[act] as (scene: this, ...rest: unknown[]) => void)(this, ...rest))
        .catch(() => {
          this.stuck = true
          if (this.form === "coming") this.form = "closed"
        })
        .finally(() => this.requestUpdate()),
    )
  }

  protected draw(): void {
    if (this.read !== undefined && this.read !== this.product) {
      holdHeight(this)
      this.startOver()
    }
    if (this.reading.settled) this.drawInside()
    else withoutShrinking(this, () => this.drawFirst())
  }

  /** The first page must fit into the room that was reserved for it. */
  private drawFirst(): void {
    this.drawInside()
    if (this.reading.state !== "ready") return
    this.reading.settled = true
    this.reading.shownAtMost = fitting(this, [...this.root.querySelectorAll("article")])
    this.drawInside()
  }

  private drawInside(): void {
    const own = this.inside(!!this.childElementCount)
    const tone = isDark(this) ? "gw dark" : "gw"
    const slot = this.reading.page ? nothing : html`<slot></slot>`
    render(html`${own === nothing ? own : html`<div class=${tone}>${own}</div>`}${slot}`, this.root)
  }
}
