import { listReviews, type Query } from "../../api/reviews"
import type { ReviewsPage, Sort } from "../../api/types"
import { Reading } from "../../parts/list/reading"

/** The reviews of one product, as she asked for them. */
export class ReviewsReading extends Reading<ReviewsPage, Query> {
  readonly kind = "review"

  blank(): Query {
    return { sort: this.reader.sort as Sort, stars: [], media: false, verified: false, q: "", fields: [] }
  }

  ask(cursor?: string | null, fresh?: boolean): Promise<ReviewsPage> {
    return listReviews(this.reader.product, this.query, this.reader.pageSize, cursor, fresh)
  }

  get filtered(): boolean {
    const { stars, media, verified, q, fields } = this.query
    return !!(stars.length || media || verified || q || fields.length)
  }

  get total(): number {
    // Reviews may be shown that the rating does not count.
    return this.page?.matching ?? Math.max(this.page?.rating.count ?? 0, this.list.length)
  }
}
