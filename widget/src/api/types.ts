import type { Kind } from "./kinds"
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
export type Offer = Schemas["ShareOut"]
export type Way = Schemas["WayOut"]
export type Received = Schemas["SubmittedOut"]
export type ReviewStatus = Received["status"]
export type Me = Schemas["MeOut"]
export type Known = Schemas["KnownOut"]
export type Vote = Schemas["VoteOut"]
export type FlagReason = Schemas["FlagIn"]["reason"]

/** A review, or words of another kind. */
export type Contribution = Omit<Schemas["ContributionOut"], "kind" | "review"> & {
  kind: Kind
  review?: Review
  words?: { id: string; name?: string | null; text: string | null; details?: string | null; created_at: string | null; url: string | null }
}
export interface Contributions {
  data: Contribution[]
  next: string | null
  taken: { text: string }[]
  closed: string | null
}
export type Consent = Schemas["ConsentOut"]
export type Asked = Schemas["SignInAskedOut"]
export type Standing = Schemas["SignInStateOut"]

export type Problem = Schemas["Problem"]
export type FieldProblem = Schemas["FieldError"]

/** Where its answers go on is known once more of them have come. */
export type Question = Schemas["QuestionOut"] & { answers_next?: string | null }
export type Answer = Schemas["AnswerOut"]
export type QuestionsPage = Schemas["QuestionsPage"]
/** The questions are those of an expert's hour. A server of before knows no hours. */
export type Hour = NonNullable<QuestionsPage["hour"]>
export type AnswersPage = Schemas["AnswersPage"]
export type KnownAnswers = Schemas["KnownAlreadyOut"]
export type Said = Schemas["SaidOut"]
export type Comment = Schemas["CommentOut"]
export type CommentsPage = Schemas["CommentsPage"]
export type Author = Answer["author"] | Comment["author"]
export type NewQuestion = Schemas["QuestionIn"]
export type NewQuestionWords = Schemas["QuestionWordsIn"]
export type NewAnswer = Schemas["AnswerIn"]
export type NewAnswerWords = Schemas["AnswerWordsIn"]
export type NewCommentWords = Schemas["CommentWordsIn"]
export type NewComment = Schemas["CommentIn"]

export type Accounts = Schemas["AccountsOut"]
export type FeedAccount = Schemas["AccountOut"]
export type Network = Schemas["NetworkOut"]
export type EndedAccount = Schemas["EndedOut"]
export type LinkingAsked = Schemas["LinkingAskedOut"]
export type LinkingState = Schemas["LinkingOut"]
export type Post = Schemas["PostOut"]
export type Fit = Schemas["PostFitOut"]
