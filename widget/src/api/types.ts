/** The answers and questions of docs/openapi.json, as the rest of the widget names them. */
export type Stars = 1 | 2 | 3 | 4 | 5
export type Sort = "helpful" | "newest" | "highest" | "lowest"
export type Badge = "verified_buyer" | "email_confirmed" | "imported" | "incentivized"
export type FlagReason = "spam" | "offensive" | "off_topic" | "personal_data" | "not_genuine" | "other"
export type ReviewStatus = "unconfirmed" | "held" | "published"

export interface Rating {
  count: number
  average: number | null
  histogram: Record<`${Stars}`, number>
}

export interface ProductRating extends Rating {
  product: string
}

export interface Reply {
  author: string
  text: string
  created_at: string | null
}

export interface Review {
  id: string
  version: number
  rating: Stars
  title: string | null
  text: string | null
  author: string | null
  locale: string | null
  created_at: string | null
  edited_at: string | null
  badges: Badge[]
  helpful: number
  media: unknown[]
  reply: Reply | null
}

export interface ReviewsPage {
  product: string
  name: string | null
  rating: Rating
  counts: { words: number; media: number; verified: number }
  matching: number | null
  data: Review[]
  next: string | null
}

export interface ProductFacts {
  name?: string
  url?: string
  image?: string
  gtin?: string
}

export interface NewReview {
  product: string
  rating: number
  title: string | null
  text: string | null
  name: string
  email: string
  locale: string
  product_facts: ProductFacts
}

export interface Received {
  id: string
  status: ReviewStatus
  email_hint: string
}

export interface Vote {
  helpful: number
  voted: boolean
}

export interface FieldProblem {
  pointer: string
  code: string
}

export interface Problem {
  type: string
  errors?: FieldProblem[]
}
