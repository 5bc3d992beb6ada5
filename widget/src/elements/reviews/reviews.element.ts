import { html, nothing, type PropertyValues } from "lit"
import { property, state } from "lit/decorators.js"
import type { Query } from "../../api/reviews"
import type { FlagReason, ReviewStatus, Review, Sort } from "../../api/types"
import { GwElement, sheet } from "../../base/element"
import { tell } from "../../base/events"
import { learn, Tongue } from "../../i18n/tongue"
import { house } from "../../page/house"
import { quietly } from "../../page/quietly"
import controls from "../../parts/controls.css"
import starsText from "../../parts/stars.css"
import tokens from "../../theme/tokens.css"
import { Flagging } from "./flagging"
import listText from "./list.css"
import { Reading } from "./reading"
import { review } from "./review"
import type { Scene } from "./scene"
import { empty, nothingMatches, skeleton, tail, unreachable } from "./states"
import { fitting, holdHeight, releaseUnseen } from "./still"
import { summary } from "./summary"
import summaryText from "./summary.css"
import { toolbar } from "./toolbar"
import { Votes } from "./votes"

const SEARCH_PAUSE = 350

/**
 * The reviews of one product: what all say together, the list with filters, sorting and search, and the form.
 * Server HTML inside the tag (`fragment.html`) is shown until the first reviews are here.
 *
 * @tagname gw-reviews
 * @slot - shown until the first reviews are here
 *
 * @fires {CustomEvent<{product: string}>} gw:ready - the element is at work
 * @fires {CustomEvent<{product: string, count: number, average: number | null}>} gw:load - reviews are shown
 * @fires {CustomEvent<{product: string, stars: number[], media: boolean, verified: boolean}>} gw:filter - she chose or cleared filters
 * @fires {CustomEvent<{product: string, sort: string}>} gw:sort - she chose another order
 * @fires {CustomEvent<{product: string, q: string, matching: number | null}>} gw:search - she searched
 * @fires {CustomEvent<{product: string, shown: number}>} gw:more - she asked for more
 * @fires {CustomEvent<{product: string, review: string, voted: boolean}>} gw:vote - her vote was counted or taken back
 * @fires {CustomEvent<{product: string, review: string, reason: string}>} gw:flag - the shop has her flag
 * @fires {CustomEvent<{product: string}>} gw:form-open - the form was opened
 * @fires {CustomEvent<{product: string, rating: number}>} gw:before-submit - she pressed Send; `preventDefault()` stops it
 * @fires {CustomEvent<{product: string, review: string, rating: number, status: string}>} gw:submit - the shop has her review
 * @fires {CustomEvent<{product: string, doing: string, status: number}>} gw:error - something failed; status 0 means no answer
 *
 * @cssprop --gw-accent - buttons, chosen filters, focus rings
 * @cssprop --gw-on-accent - words on the accent
 * @cssprop --gw-star - filled stars and bars
 * @cssprop --gw-star-empty - empty stars and the ground of bars
 * @cssprop --gw-line - the thin line between parts
 * @cssprop --gw-field-line - the edge of fields and chips
 * @cssprop --gw-muted - quiet words
 * @cssprop --gw-surface - the ground of fields
 * @cssprop --gw-danger - words about an error
 * @cssprop --gw-radius - corners of fields
 * @cssprop --gw-button-radius - corners of buttons and chips
 * @cssprop --gw-gap - the unit of space
 * @cssprop --gw-measure - the longest line of words
 *
 * @csspart summary - average, histogram and button together
 * @csspart average - the large figure
 * @csspart stars - any row of stars
 * @csspart counts - how many rated and wrote
 * @csspart checks-link - the link to how reviews are checked
 * @csspart histogram - the five bars
 * @csspart bar - one of them
 * @csspart write-button - the button that opens the form
 * @csspart toolbar - search, chips and order
 * @csspart search - the search field
 * @csspart chip - a filter that can be switched
 * @csspart sort - the choice of order
 * @csspart filters - the filters that are on
 * @csspart clear - the button that clears them
 * @csspart list - all reviews
 * @csspart review - one review
 * @csspart writer - who wrote it
 * @csspart author - her name
 * @csspart date - when
 * @csspart badge - a fact about the review
 * @csspart words - what she wrote, and what can be done with it
 * @csspart title - its title
 * @csspart text - its text
 * @csspart actions - the row of actions
 * @csspart action - one of them
 * @csspart flag - the panel that takes a flag
 * @csspart reply - the shop's reply
 * @csspart more-button - the button that shows more
 * @csspart end - the words at the end of the list
 * @csspart message - an empty, failed or unmatched list
 * @csspart button - a button in it
 * @csspart form - the form
 * @csspart field - a field of the form
 * @csspart label - its label
 * @csspart send-button - the button that sends the review
 * @csspart sent - what is said after sending
 */
export class GwReviews extends GwElement implements Scene {
  static override styles = sheet(tokens, controls, starsText, summaryText, listText)

  /** The shop's own ref of the product (id, SKU or GTIN). Changing it shows the other product. */
  @property() product = ""
  /** The product's name, for the form and for products the shop has not told us of. */
  @property() name = ""
  /** The product's page. */
  @property() url = ""
  /** The product's picture. */
  @property() image = ""
  /** The product's GTIN. */
  @property() gtin = ""
  /** Level of the element's own heading; titles of reviews are one deeper. */
  @property({ type: Number, attribute: "heading-level" }) headingLevel = 2
  /** How many reviews come at once; the shop's setting when absent. */
  @property({ type: Number, attribute: "per-page" }) perPage = 0
  /** The first order: helpful, newest, highest or lowest. */
  @property() sort: Sort = "helpful"
  /** `eager` fetches at once instead of when the tag comes near the eye. */
  @property() loading = ""

  @state() form: Scene["form"] = "closed"
  readonly tongue = new Tongue(this)
  readonly reading = new Reading(this)
  readonly votes = new Votes()
  readonly flagging = new Flagging(() => this.requestUpdate())
  readonly unfolded = new Set<string>()
  private typing = 0
  private stopReleasing?: () => void
  private started = false

  get pageSize(): number {
    return this.perPage || house().settings.per_page || 10
  }

  get firstSort(): Sort {
    return this.sort
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.stopReleasing = releaseUnseen(this, () => this.reading.state === "ready")
    house().near(this, () => this.begin())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.stopReleasing?.()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.started || !changed.has("product") || changed.get("product") === undefined) return
    holdHeight(this)
    this.form = "closed"
    this.reading.startOver()
    this.fetchReviews()
  }

  private begin(): void {
    if (this.started) return
    this.started = true
    tell(this, "gw:ready", { product: this.product })
    this.fetchReviews()
  }

  private fetchReviews(fresh = false): void {
    if (!this.product) return
    quietly(async () => {
      const first = !this.reading.page
      if (!(await this.reading.load(fresh))) return
      const { count, average } = this.reading.page!.rating
      tell(this, "gw:load", { product: this.product, count, average })
      if (first) await this.showLinked()
    })
  }

  private async showLinked(): Promise<void> {
    await this.updateComplete
    const linked = /^#(rev_\w+)$/.exec(location.hash)?.[1]
    if (linked) this.article(linked)?.scrollIntoView({ block: "center" })
  }

  private article(id: string): HTMLElement | null {
    return this.renderRoot.querySelector(`article[data-id="${CSS.escape(id)}"]`)
  }

  readingFailed(doing: string, status: number): void {
    tell(this, "gw:error", { product: this.product, doing, status })
  }

  ask = (change: Partial<Query>): void => {
    this.reading.query = { ...this.reading.query, ...change }
    const { sort, q, ...filter } = this.reading.query
    quietly(async () => {
      const shown = await this.reading.load()
      if (change.q !== undefined && shown) tell(this, "gw:search", { product: this.product, q, matching: this.reading.page!.matching })
    })
    if (change.sort) tell(this, "gw:sort", { product: this.product, sort })
    else if (change.q === undefined) tell(this, "gw:filter", { product: this.product, ...filter })
  }

  search = (words: string): void => {
    clearTimeout(this.typing)
    this.typing = setTimeout(() => words.trim() !== this.reading.query.q && this.ask({ q: words.trim() }), SEARCH_PAUSE)
  }

  clear = (): void => this.ask({ stars: [], media: false, verified: false, q: "" })

  retry = (): void => this.fetchReviews()

  showMore = (): void =>
    quietly(async () => {
      const before = this.reading.visible.length
      await this.reading.showMore()
      const next = this.reading.visible[before]
      if (!next) return
      await this.updateComplete
      this.article(next.id)?.focus({ preventScroll: true })
      tell(this, "gw:more", { product: this.product, shown: this.reading.visible.length })
    })

  toggleVote = (one: Review): void =>
    quietly(async () => {
      const voted = await this.votes.toggle(one, (now) => this.reading.replace(now))
      if (voted !== undefined) tell(this, "gw:vote", { product: this.product, review: one.id, voted })
    })

  toggleUnfolded = (id: string): void => {
    if (!this.unfolded.delete(id)) this.unfolded.add(id)
    this.requestUpdate()
  }

  private readonly flag = (event: SubmitEvent): void => {
    event.preventDefault()
    const panel = event.target as HTMLFormElement
    const given = new FormData(panel)
    const review = panel.dataset.review!
    quietly(async () => {
      const reason = await this.flagging.send(review, given.get("reason") as FlagReason | null, String(given.get("note")))
      if (reason) tell(this, "gw:flag", { product: this.product, review, reason })
    })
  }

  prepareForm = (): void => quietly(() => Promise.all([house().chunk("form"), learn(this.tongue.code, "-form")]))

  toggleForm = (): void => {
    if (this.form === "open") return this.closeForm()
    if (this.form === "coming") return
    this.form = "coming"
    quietly(() => this.openForm().catch(() => (this.form = "failed")))
  }

  private async openForm(): Promise<void> {
    const [part] = await Promise.all([house().chunk("form"), learn(this.tongue.code, "-form")])
    part.start()
    this.form = "open"
    tell(this, "gw:form-open", { product: this.product })
  }

  private readonly closeForm = (): void => {
    this.form = "closed"
    quietly(async () => {
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>(".write .button")?.focus()
    })
  }

  /** What is on the page already she sees first in the list. */
  private readonly sent = ({ detail }: CustomEvent<{ status: ReviewStatus }>): void => {
    if (detail.status !== "published") return
    this.reading.query = { ...this.reading.everything(), sort: "newest" }
    this.fetchReviews(true)
  }

  protected override updated(): void {
    this.renderRoot.querySelectorAll<HTMLElement>("[data-share]").forEach((bar) => bar.style.setProperty("inline-size", `${bar.dataset.share}%`))
    if (this.reading.state !== "ready" || this.reading.settled) return
    this.reading.settled = true
    const fit = fitting(this, [...this.renderRoot.querySelectorAll("article")])
    if (fit < this.reading.reviews.length) this.reading.showAtMost(fit)
  }

  protected override render() {
    const { page, state } = this.reading
    const failed = state === "failed" || state === "offline"
    const tone = this.dark ? "gw dark" : "gw"
    if (page) return html`<div class=${tone}>${this.whole(page.rating.count, failed)}</div>`
    const own = this.childElementCount ? nothing : failed ? unreachable(this) : this.reading.late ? skeleton(this) : nothing
    return html`<div class=${tone}>${own}</div><slot></slot>`
  }

  private whole(count: number, failed: boolean) {
    const heading = html`<div class="unseen" role="heading" aria-level=${this.headingLevel}>${this.tongue.term("reviews", { count })}</div>`
    return html`${heading}${count ? summary(this) : empty(this)} ${this.formPlace()}
      ${count ? html`${toolbar(this)}${failed ? unreachable(this) : this.list()}` : nothing}
      <p class="unseen" role="status">${count ? this.progress() : nothing}</p>`
  }

  private progress(): string {
    const { visible, total } = this.reading
    const shown = this.tongue.term("shown", { shown: visible.length, total })
    return this.reading.filtered ? `${this.tongue.term("matching", { count: total })}, ${shown}` : shown
  }

  private list() {
    const { visible, state, late } = this.reading
    if (!visible.length && !this.reading.hasMore) return nothingMatches(this)
    return html`<div class=${late ? "list late" : "list"} part="list" aria-busy=${state === "loading"} @submit=${this.flag}>
        ${visible.map((one) => review(this, one))}
      </div>
      ${tail(this)}`
  }

  private formPlace() {
    if (this.form !== "open") return nothing
    return html`<gw-review-form
      part="form"
      exportparts="field, label, send-button, sent, button"
      lang=${this.tongue.lang()}
      .product=${this.product}
      .productName=${this.name || this.reading.page?.name || ""}
      .facts=${{ name: this.name, url: this.url, image: this.image, gtin: this.gtin }}
      .headingLevel=${this.headingLevel + 1}
      @gw:submit=${this.sent}
      @gw-close=${this.closeForm}
    ></gw-review-form>`
  }
}
