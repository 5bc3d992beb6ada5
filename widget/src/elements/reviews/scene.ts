import type { Query } from "../../api/reviews"
import type { Review } from "../../api/types"
import type { Acts, ListScene, Views } from "../../parts/list/scene"
import type { ReviewsReading } from "./reading"

/** What the views of gw-reviews see of it. */
export interface Scene extends ListScene<ReviewActs> {
  readonly reading: ReviewsReading
  hands: Partial<ReviewActs & Views & ReviewViews & OwnViews & PhotoViews>
}

export interface ReviewActs extends Acts {
  ask(scene: ListScene, change: Partial<Query>): void
}

interface ReviewViews {
  filters(scene: Scene): unknown
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
