import type { ReactiveController, ReactiveControllerHost } from "lit"
import { Failure } from "../../api/client"
import { listReviews, type Query } from "../../api/reviews"
import type { Review, ReviewsPage, Sort } from "../../api/types"

export type State = "waiting" | "loading" | "ready" | "failed" | "offline"
const NOTICEABLE = 150

export interface Reader extends ReactiveControllerHost {
  product: string
  pageSize: number
  sort: Sort
  /** Brings what this page needs beside the usual, so that nothing moves when it is drawn. */
  furnish(page: ReviewsPage): unknown
  readingFailed(doing: string, status: number): void
}

/** All on the page: two elements may show the same reviews. */
export const readings = new Set<Reading>()

/** What is being read: the question put to the shop, and the pages that have come. */
export class Reading implements ReactiveController {
  query!: Query
  page?: ReviewsPage
  reviews: Review[] = []
  state: State = "waiting"
  late = false
  more: "ready" | "busy" | "failed" = "ready"
  shownAtMost = Infinity
  /** The first page has been measured against the room that was reserved for it. */
  settled = false
  turn = 0

  constructor(readonly reader: Reader) {
    reader.addController(this)
  }

  private readonly backOnline = () => {
    if (this.state === "offline") void this.load()
  }

  hostConnected(): void {
    readings.add(this)
    addEventListener("online", this.backOnline)
  }

  hostDisconnected(): void {
    readings.delete(this)
    removeEventListener("online", this.backOnline)
  }

  get filtered(): boolean {
    const { stars, media, verified, q, fields } = this.query
    return !!(stars.length || media || verified || q || fields.length)
  }

  get total(): number {
    // Reviews may be shown that the rating does not count.
    return this.page?.matching ?? Math.max(this.page?.rating.count ?? 0, this.reviews.length)
  }

  get visible(): Review[] {
    return this.reviews.slice(0, this.shownAtMost)
  }

  get hasMore(): boolean {
    return this.shownAtMost < this.reviews.length || !!this.page?.next
  }

  get nextCount(): number {
    const waiting = this.reviews.length - this.visible.length
    return waiting || Math.max(1, Math.min(this.reader.pageSize, this.total - this.reviews.length))
  }

  startOver(): void {
    this.query = { sort: this.reader.sort, stars: [], media: false, verified: false, q: "", fields: [] }
    Object.assign(this, { page: undefined, reviews: [], shownAtMost: Infinity, settled: false })
  }

  /** A newer question makes the answers to older ones worthless. True when this one's answer is shown. */
  async load(fresh = false): Promise<boolean> {
    const turn = ++this.turn
    const timer = setTimeout(() => this.change({ late: true }), NOTICEABLE)
    this.change({ state: "loading", more: "ready" })
    try {
      const page = await listReviews(this.reader.product, this.query, this.reader.pageSize, null, fresh)
      await this.reader.furnish(page)
      if (turn !== this.turn) return false
      this.change({ state: "ready", page, reviews: page.data, shownAtMost: Infinity })
      return true
    } catch (failure) {
      if (turn === this.turn) this.fail(failure)
      return false
    } finally {
      clearTimeout(timer)
      if (turn === this.turn) this.change({ late: false })
    }
  }

  private fail(failure: unknown): void {
    this.change({ state: navigator.onLine === false ? "offline" : "failed" })
    this.reader.readingFailed("load", statusOf(failure))
  }

  change(now: Partial<Reading>): void {
    Object.assign(this, now)
    this.reader.requestUpdate()
  }
}

export function statusOf(failure: unknown): number {
  return failure instanceof Failure ? failure.status : 0
}
