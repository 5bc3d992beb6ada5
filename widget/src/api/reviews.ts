import { shopPath } from "../page/house"
import { read } from "./client"
import { reviewsPage } from "./shapes"
import type { Sort } from "./types"

export interface Query {
  sort: Sort
  stars: number[]
  media: boolean
  verified: boolean
  q: string
  /** Answers to the shop's own fields: `fit:4`. */
  fields: string[]
}

export function listReviews(product: string, query: Query, limit: number, cursor?: string | null, fresh?: boolean) {
  const params = new URLSearchParams({ product, sort: query.sort })
  for (const stars of query.stars) params.append("stars", String(stars))
  for (const wish of query.fields) params.append("field", wish)
  if (query.media) params.set("media", "true")
  if (query.verified) params.set("verified", "true")
  if (query.q) params.set("q", query.q)
  params.set("limit", String(limit))
  if (cursor) params.set("cursor", cursor)
  return read(shopPath(`reviews?${params}`), reviewsPage, fresh)
}
