import { shopPath } from "../page/house"
import { uuid } from "../page/storage"
import { read } from "./client"
import { write } from "./guest"
import * as shapes from "./shapes"
import type { FlagReason, NewReview, Sort } from "./types"

export interface Query {
  sort: Sort
  stars: number[]
  media: boolean
  verified: boolean
  q: string
}

export function listReviews(product: string, query: Query, limit: number, cursor?: string | null, fresh?: boolean) {
  const params = new URLSearchParams({ product, sort: query.sort })
  for (const stars of query.stars) params.append("stars", String(stars))
  if (query.media) params.set("media", "true")
  if (query.verified) params.set("verified", "true")
  if (query.q) params.set("q", query.q)
  params.set("limit", String(limit))
  if (cursor) params.set("cursor", cursor)
  return read(shopPath(`reviews?${params}`), shapes.reviewsPage, fresh)
}

export function setVote(id: string, voted: boolean) {
  return write(voted ? "PUT" : "DELETE", `reviews/${encodeURIComponent(id)}/vote`, shapes.vote, {}, uuid())
}

export function flagReview(id: string, reason: FlagReason, note: string | null) {
  return write("POST", `reviews/${encodeURIComponent(id)}/flags`, shapes.flag, { reason, note }, uuid())
}

export function sendReview(review: NewReview, key: string) {
  return write("POST", "reviews", shapes.received, review, key)
}
