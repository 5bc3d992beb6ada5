import { uuid } from "../page/uuid"
import { write } from "./writer"
import * as shapes from "./write-shapes"
import { shopPath } from "../page/house"
import { ask } from "./client"
import { pathOf } from "./kinds"
import type { FlagReason, NewAnswerWords, NewCommentWords, NewQuestionWords, NewReview, NewWords } from "./types"

export function setVote(id: string, voted: boolean) {
  return write(voted ? "PUT" : "DELETE", `${pathOf(id)}/vote`, shapes.vote, {}, uuid())
}

export function setFlag(id: string, reason: FlagReason, note: string | null) {
  return write("POST", `${pathOf(id)}/flags`, shapes.flag, { reason, note }, uuid())
}

export function improve(id: string, words: NewWords | NewQuestionWords | NewAnswerWords | NewCommentWords, key: string) {
  return write("PUT", pathOf(id), shapes.received, words, key)
}

/** Nobody is named: a moment, signed by the shop. */
export function openForm() {
  return ask(shopPath("form"), shapes.form, { cache: "no-store" })
}

export function sendReview(review: NewReview, key: string) {
  return write("POST", "reviews", shapes.received, review, key)
}
