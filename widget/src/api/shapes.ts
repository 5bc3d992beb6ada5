import type { ProductRating, Rating, Received, Review, ReviewsPage, Vote } from "./types"

/** Each says what an answer must be like; undefined means it is not. They may throw: the client takes that for a no. */
const isCount = (value: unknown): value is number => typeof value === "number" && value >= 0
const isTextOrNull = (value: unknown) => value === null || typeof value === "string"

const isRating = (body: any): body is Rating =>
  isCount(body.count) && (body.average === null || isCount(body.average)) && [1, 2, 3, 4, 5].every((stars) => isCount(body.histogram[stars]))

const isReview = (body: any): body is Review =>
  typeof body.id === "string" &&
  isCount(body.rating) &&
  [body.title, body.text, body.author, body.created_at].every(isTextOrNull) &&
  Array.isArray(body.badges) &&
  (!body.reply || typeof body.reply.text === "string")

export function reviewsPage(body: any): ReviewsPage | undefined {
  if (!isRating(body.rating) || !isCount(body.counts.words)) return
  return { ...body, data: body.data.filter(isReview) }
}

export function ratings(body: any): ProductRating[] | undefined {
  return body.data.every(isRating) ? body.data : undefined
}

export const vote = (body: any): Vote | undefined => (isCount(body.helpful) ? body : undefined)

export const flag = (body: any): true | undefined => (body.reason ? true : undefined)

export const bearer = (body: any): string | undefined => (typeof body.bearer === "string" ? body.bearer : undefined)

export const received = (body: any): Received | undefined => (/^(unconfirmed|held|published)$/.test(body.status) ? body : undefined)
