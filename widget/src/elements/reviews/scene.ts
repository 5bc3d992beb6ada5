import type { Query } from "../../api/reviews"
import type { Review } from "../../api/types"
import type { Hands as Word } from "../../i18n/words"
import type { Tongue } from "../../i18n/tongue"
import type { Reading } from "./reading"

export type Part = "hands" | "form"

/** What the views and the hands see of the element. */
export interface Scene extends HTMLElement {
  readonly tongue: Tongue
  readonly reading: Reading
  readonly product: string
  readonly headingLevel: number
  readonly updateComplete: Promise<boolean>
  /** Reviews she voted for. */
  readonly voted: Set<string>
  /** What went wrong with a vote, by review. */
  readonly trouble: Map<string, Word>
  readonly unfolded: Set<string>
  flagging?: string
  form: "closed" | "coming" | "open"
  hands: Partial<Acts & Views & OwnViews & PhotoViews>
  prepare(part: Part): void
  act<Act extends keyof Acts>(act: Act, ...rest: Rest<Acts[Act]>): void
  article(id: string): HTMLElement | null
  fetchReviews(): void
  readingFailed(doing: string, status: number): void
  requestUpdate(): void
}

type Rest<Verb> = Verb extends (scene: Scene, ...rest: infer Others) => void ? Others : never

/** What she can do. Reading needs none of it, so it comes when she reaches out. */
export interface Acts {
  ask(scene: Scene, change: Partial<Query>): void
  search(scene: Scene, words: string): void
  showMore(scene: Scene): void
  vote(scene: Scene, review: Review): void
  unfold(scene: Scene, id: string): void
  flag(scene: Scene, id: string): void
  write(scene: Scene): void | Promise<void>
  account(scene: Scene): void | Promise<void>
}

/** What the shop asks beside the stars, and which product of a group a review is of. */
export interface OwnViews {
  ownSummary(scene: Scene): unknown
  ownFilters(scene: Scene): unknown
  /** Each with its name. */
  ownWishes(scene: Scene): [string, string][]
  ownAnswers(scene: Scene, one: Review): unknown
  of(scene: Scene, one: Review): unknown
}

/** What shoppers have photographed. */
export interface PhotoViews {
  thumbs(scene: Scene, one: Review): unknown
  strip(scene: Scene): unknown
}

/** And what is drawn only after she did it. */
export interface Views {
  flagPanel(scene: Scene, id: string): unknown
  filters(scene: Scene): unknown
  nothingMatches(scene: Scene): unknown
  marked(text: string, query: string): unknown
  form(scene: Scene): unknown
}
