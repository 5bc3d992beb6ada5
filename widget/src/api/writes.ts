import { uuid } from "../page/uuid"
import { write } from "./guest"
import * as shapes from "./write-shapes"
import type { FlagReason, NewReview } from "./types"

export function setVote(id: string, voted: boolean) {
  return write(voted ? "PUT" : "DELETE", `reviews/${encodeURIComponent(id)}/vote`, shapes.vote, {}, uuid())
}

export function flagReview(id: string, reason: FlagReason, note: string | null) {
  return write("POST", `reviews/${encodeURIComponent(id)}/flags`, shapes.flag, { reason, note }, uuid())
}

export function sendReview(review: NewReview, key: string) {
  return write("POST", "reviews", shapes.received, review, key)
}
