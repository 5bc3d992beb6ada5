import type { ProductRating, Rating, Review, ReviewsPage } from "./types"

/** Each says what an answer must be like; undefined means it is not. They may throw: the client takes that for a no. */
export const isCount = (value: unknown): value is number => typeof value === "number" && value >= 0
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
