import type { Comment } from "../../api/types"
import type { Acts, ListScene, Views } from "../../parts/list/scene"
import type { CommentsReading } from "./reading"

/** What the views of a thread see of it. */
export interface Scene extends ListScene<CommentActs> {
  readonly reading: CommentsReading
  hands: Partial<CommentActs & Views>
  readonly on: string
  /** The comment that she replies to. */
  answering?: string
  showReplies(comment: Comment): void
}

export interface CommentActs extends Acts {
  answer(scene: Scene, id: string): void
}
