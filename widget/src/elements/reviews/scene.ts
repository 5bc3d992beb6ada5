import type { Review } from "../../api/types"
import type { Query } from "../../api/reviews"
import type { Tongue } from "../../i18n/tongue"
import type { Flagging } from "./flagging"
import type { Reading } from "./reading"
import type { Votes } from "./votes"

/** What the views see of the element they draw. */
export interface Scene {
  readonly tongue: Tongue
  readonly reading: Reading
  readonly votes: Votes
  readonly flagging: Flagging
  readonly headingLevel: number
  readonly unfolded: Set<string>
  readonly form: "closed" | "coming" | "open" | "failed"
  ask(change: Partial<Query>): void
  search(words: string): void
  clear(): void
  retry(): void
  showMore(): void
  toggleVote(review: Review): void
  toggleUnfolded(id: string): void
  toggleForm(): void
  prepareForm(): void
}
