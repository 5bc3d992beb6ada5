import type { ReviewsPage } from "../../api/types"
import { Tongue } from "../../i18n/tongue"
import { house } from "../../page/house"
import { pause } from "../../page/quietly"
import { type Come, GwListing } from "../../parts/list/listing"
import type { Part } from "../../parts/list/scene"
import starsText from "../../parts/stars.css"
import { ReviewsReading } from "./reading"
import type { ReviewActs, Scene } from "./scene"
import summaryText from "./summary.css"
import { inside } from "./whole"

const FURNISHING = 1500
const parts = { hands: () => import("../hands/hands"), form: () => import("../form/form") }
const views = { own: () => import("../own/own"), photos: () => import("../photos/photos") }

/** What nearly all pages of this shop draw comes beside the reviews, not after them. */
export function foresee(): void {
  for (const part of house().settings.usual ?? []) views[part as keyof typeof views]?.().catch(() => {})
}

/**
 * The reviews of one product: what all say together, the list with filters, sorting and search, and the form.
 * Server HTML inside the tag (`fragment.html`) is shown until the first reviews are here.
 *
 * @tagname gw-reviews
 * @slot - shown until the first reviews are here
 *
 * @attr {string} product - the shop's own ref of the product (id, SKU or GTIN); changing it shows the other product
 * @attr {string} name - the product's name, for the form and for products the shop has not told us of
 * @attr {string} url - the product's page
 * @attr {string} image - the product's picture
 * @attr {string} gtin - the product's GTIN
 * @attr {string} sort - the first order: helpful, newest, highest or lowest
 * @attr {number} heading-level - level of the element's own heading (2); titles of reviews are one deeper
 * @attr {number} per-page - how many reviews come at once; the shop's setting when absent
 * @attr {string} loading - `eager` fetches at once instead of when the tag comes near the eye
 * @attr {string} version - a page that knows of something new writes another one here, and the reviews are read anew
 *
 * @fires {CustomEvent<{product: string}>} gw:ready - the element is at work
 * @fires {CustomEvent<{product: string, count: number, average: number | null}>} gw:load - reviews are shown
 * @fires {CustomEvent<{product: string, stars: number[], media: boolean, verified: boolean}>} gw:filter - she chose or cleared filters
 * @fires {CustomEvent<{product: string, sort: string}>} gw:sort - she chose another order
 * @fires {CustomEvent<{product: string, q: string, matching: number | null}>} gw:search - she searched
 * @fires {CustomEvent<{product: string, shown: number}>} gw:more - she asked for more
 * @fires {CustomEvent<{product: string, kind: string, id: string, review: string, voted: boolean}>} gw:vote - her vote was counted or taken back
 * @fires {CustomEvent<{product: string, kind: string, id: string, review: string, reason: string}>} gw:flag - the shop has her flag
 * @fires {CustomEvent<{product: string, kind: string}>} gw:form-open - the form was opened
 * @fires {CustomEvent<{product: string, kind: string, rating: number}>} gw:before-submit - she pressed Send; `preventDefault()` stops it
 * @fires {CustomEvent<{product: string, kind: string, id: string, review: string, rating: number, status: string}>} gw:submit - the shop has her review
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
 * @csspart own - what reviewers answered to the shop's own questions
 * @csspart answers - the answers in one review
 * @csspart of - which product of a group a review is of
 * @csspart list - all reviews
 * @csspart review - one review
 * @csspart writer - who wrote it
 * @csspart author - her name
 * @csspart profile - the link to the page about her
 * @csspart date - when
 * @csspart badge - a fact about the review
 * @csspart words - what she wrote, and what can be done with it
 * @csspart title - its title
 * @csspart text - its text
 * @csspart actions - the row of actions
 * @csspart action - one of them
 * @csspart flag - the panel that takes a flag
 * @csspart photos - the row of a review's photos
 * @csspart strip - the row of shoppers' photos above the list
 * @csspart photo - one of them, small
 * @csspart lightbox - a photo in full
 * @csspart reply - the shop's reply
 * @csspart comments - the comments below, opened
 * @csspart comment - one of them
 * @csspart comment-reply - a reply to it
 * @csspart more-button - the button that shows more
 * @csspart end - the words at the end of the list
 * @csspart account-button - opens what she wrote and what is known of her
 * @csspart message - an empty, failed or unmatched list
 * @csspart button - a button in it
 * @csspart form - the form
 * @csspart field - a field of the form
 * @csspart label - its label
 * @csspart send-button - the button that sends the review
 * @csspart sent - what is said after sending
 */
export class GwReviews extends GwListing<ReviewsPage, ReviewActs> implements Scene {
  declare hands: Scene["hands"]
  readonly tongue = new Tongue(this)
  readonly reading = new ReviewsReading(this)

  constructor() {
    super(starsText, summaryText)
  }

  protected bring(part: Part): Promise<Come> {
    return parts[part]()
  }

  protected facts({ rating: { count, average } }: ReviewsPage) {
    return { count, average }
  }

  async furnish({ fields, data, counts }: ReviewsPage): Promise<void> {
    const wanted: Promise<Come>[] = []
    if (fields?.length || data.some((one) => one.of || one.not_counted_because || one.author_avatar || one.author_profile)) wanted.push(views.own())
    if (counts.media) wanted.push(views.photos())
    const come = wanted.map((part) => part.then((come) => this.take(come)).catch(() => {}))
    if (wanted[0]) await Promise.race([pause(FURNISHING), Promise.all(come)])
  }

  protected inside(hasServerHtml: boolean): unknown {
    return inside(this, hasServerHtml, this.stuck)
  }

  protected override draw(): void {
    super.draw()
    this.root.querySelectorAll<HTMLElement>("[data-share]").forEach((bar) => bar.style.setProperty("inline-size", `${bar.dataset.share}%`))
  }
}
