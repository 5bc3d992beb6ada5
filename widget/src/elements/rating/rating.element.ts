import { ratingOf } from "../../api/ratings"
import type { ProductRating } from "../../api/types"
import { GwElement } from "../../base/element"
import { tell, type Told } from "../../base/events"
import { Tongue } from "../../i18n/tongue"
import { quietly } from "../../page/quietly"
import { FIVE, filledWidth } from "../../parts/star-shape"
import starsText from "../../parts/stars.css"
import tokensText from "../../theme/tokens.css"
import { themeText } from "../../theme/theme"
import { isDark } from "../../theme/tone"
import ownText from "./rating.css"

const SVG = "http://www.w3.org/2000/svg"
function made(name: string, attributes: Record<string, string>, ...inside: (Node | string)[]): Element {
  const drawn = name === "svg" || name === "path"
  const element = drawn ? document.createElementNS(SVG, name) : document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  element.append(...inside)
  return element
}

function drawnStars(average: number): Element {
  const filled = made("svg", { width: String(filledWidth(average)), height: "24" }, made("path", { d: FIVE }))
  return made("svg", { class: "stars", viewBox: "0 0 120 24", "aria-hidden": "true" }, made("path", { d: FIVE }), filled)
}

/**
 * Stars and the number of reviews of one product, in one line: for a card or under a product's name.
 * What stands inside the tag (a link to the reviews) is shown until the rating is known; the link is kept.
 *
 * @tagname gw-rating
 * @attr {string} product - the shop's own ref of the product (id, SKU or GTIN)
 * @attr {string} loading - `eager` fetches at once instead of when the tag comes near the eye
 * @slot - shown until the rating is known; the `href` of the first link is kept
 * @csspart link - the link, or the plain text where there is none
 * @csspart stars - the five stars
 * @csspart count - the words beside the stars
 * @cssprop --gw-star - colour of a filled star
 * @cssprop --gw-star-empty - colour of an empty star
 * @cssprop --gw-muted - colour of the count
 * @cssprop --gw-accent - colour of the focus ring
 * @fires {CustomEvent<{product: string, count: number, average: number | null}>} gw:load - the rating is known and shown
 */
export class GwRating extends GwElement {
  static observedAttributes = ["product"]
  private readonly tongue = new Tongue(this)
  private rating?: ProductRating

  constructor() {
    super(tokensText, themeText(), starsText, ownText)
    this.root.append(document.createElement("slot"))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener("gw:submit", this.hear)
    this.ask()
  }

  override disconnectedCallback(): void {
    document.removeEventListener("gw:submit", this.hear)
    super.disconnectedCallback()
  }

  /** A review of this product was just written on the page. */
  private readonly hear = ({ detail }: CustomEventInit<Told["gw:submit"]>): void => {
    if (detail?.kind === "review" && detail.status === "published" && detail.product === this.rating?.product) this.ask(true)
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.ask()
  }

  private ask(anew = false): void {
    const product = this.getAttribute("product")?.trim()
    if (!product || (product === this.rating?.product && !anew)) return
    quietly(async () => {
      const rating = await ratingOf(product)
      if (!rating || product !== this.getAttribute("product")?.trim()) return
      this.rating = rating
      this.requestUpdate()
      tell(this, "gw:load", { product, count: rating.count, average: rating.average })
    })
  }

  protected draw(): void {
    if (this.rating) this.root.replaceChildren(this.drawn(this.rating))
  }

  private drawn(rating: ProductRating): Element {
    const href = this.querySelector("a")?.getAttribute("href")
    const inside = rating.count ? this.figures(rating) : [made("span", { class: "none", part: "count" }, this.tongue.term("no_reviews"))]
    const line = href ? made("a", { href, part: "link" }, ...inside) : made("span", { part: "link" }, ...inside)
    return made("span", { class: isDark(this) ? "gw dark" : "gw" }, line)
  }

  private figures({ average, count }: ProductRating): Element[] {
    const rating = this.tongue.number(average ?? 0, { maximumFractionDigits: 1 })
    const name = this.tongue.term("out_of", { rating })
    return [
      made("span", { role: "img", "aria-label": name, part: "stars" }, drawnStars(average ?? 0)),
      made("span", { class: "count", part: "count" }, this.tongue.term("reviews", { count })),
    ]
  }
}

