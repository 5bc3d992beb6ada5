import type { Photo } from "../../api/types"
import { blank, type Draft } from "../../parts/form/draft"
import type { Answers } from "../own/asking"

export interface ReviewDraft extends Draft {
  rating: number
  title: string
  /** Answers to the shop's own questions, by key. */
  fields?: Answers
  /** Sent already; the review names them. */
  photos?: Photo[]
}

export const blankReview: ReviewDraft = { ...blank, rating: 0, title: "" }
