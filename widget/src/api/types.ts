import type { components } from "./schema"

/** The answers and questions of docs/openapi.json (schema.ts is generated from it), as the rest of the widget names them. */
type Schemas = components["schemas"]

export type Stars = 1 | 2 | 3 | 4 | 5
export type Sort = "helpful" | "newest" | "highest" | "lowest"

/** The schema cannot say which five keys a histogram has. */
type WithHistogram<Sums> = Omit<Sums, "histogram"> & { histogram: Record<Stars, number> }

export type Rating = WithHistogram<Schemas["SumsOut"]>
export type ProductRating = WithHistogram<Schemas["RatingOut"]>
export type OwnField = Omit<Schemas["FieldOut"], "labels" | "ends" | "options"> & { labels: Labels; ends: Record<string, [string, string]>; options: OwnOption[] }
export type OwnOption = Omit<Schemas["OptionOut"], "labels"> & { labels: Labels }
type Labels = Record<string, string>
export type Reply = Schemas["ReplyOut"]
export type Review = Schemas["ReviewOut"]
export type Photo = Schemas["PhotoOut"]
export type Badge = Review["badges"][number]
export type ReviewsPage = Omit<Schemas["ReviewsPage"], "rating" | "fields"> & { rating: Rating; fields?: OwnField[] }

export type ProductFacts = Schemas["FactsIn"]
export type NewReview = Schemas["ReviewIn"]
export type NewWords = Schemas["WordsIn"]
export type SentForm = NonNullable<NewReview["form"]>
export type Received = Schemas["SubmittedOut"]
export type ReviewStatus = Received["status"]
export type Me = Schemas["MeOut"]
export type Known = Schemas["KnownOut"]
export type Vote = Schemas["VoteOut"]
export type FlagReason = Schemas["FlagIn"]["reason"]

export type Contribution = Schemas["ContributionOut"]
export type Consent = Schemas["ConsentOut"]
export type Asked = Schemas["SignInAskedOut"]
export type Standing = Schemas["SignInStateOut"]

export type Problem = Schemas["Problem"]
export type FieldProblem = Schemas["FieldError"]

export interface Author {
  name: string | null
  initials: string
  kind: "staff" | "expert" | "owner" | "shopper"
  title?: string | null
  avatar: { small: string; large: string } | null
  profile: string | null
}
export interface Answer {
  id: string
  text: string
  author: Author
  created_at: string
  edited_at: string | null
  helpful: number
  accepted: boolean
  labels: ("shop_staff" | "incentivized")[]
  comments_count: number
}
export interface Question {
  id: string
  text: string
  details: string | null
  author: Author
  created_at: string
  edited_at: string | null
  state: "open" | "waiting" | "answered" | "closed"
  closed_because: string | null
  helpful: number
  answers_count: number
  answers: Answer[]
  accepted: string | null
  url: string
  labels: ("shop_staff" | "incentivized")[]
}
export interface QuestionsPage {
  data: Question[]
  next: string | null
  count: number
  matching?: number | null
  unanswered: number
  usually_hours: number | null
}
export interface AnswersPage {
  data: Answer[]
  next: string | null
}
export interface KnownAnswers {
  questions: Question[]
  reviews: { id: string; text: string; author: string | null }[]
}
export interface NewAnswer {
  text: string
  name: string
  email?: string | null
  locale: string
  form: SentForm
}
export type NewQuestionWords = NewAnswer & { details: string | null }
export type NewQuestion = NewQuestionWords & { product: string; product_facts: ProductFacts }
export interface Said {
  id: string
  text: string
  author: Author
  created_at: string | null
  edited_at: string | null
  helpful: number
  labels: ("shop_staff" | "incentivized")[]
  answers: { id: string; name: string | null } | null
}
export interface Comment extends Said {
  replies: Said[]
  replies_count: number
  replies_next: string | null
}
export interface CommentsPage {
  count: number
  data: Comment[]
  next: string | null
}
export type NewComment = NewAnswer & { on: string; reply_to: string | null }
