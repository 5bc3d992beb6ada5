import { listComments } from "../../api/comments"
import type { Comment, CommentsPage } from "../../api/types"
import { Reading, type Reader, type Wishes } from "../../parts/list/reading"

/** The comments on one review or answer, with their replies. */
export class CommentsReading extends Reading<CommentsPage> {
  readonly kind = "comment"

  constructor(private readonly thread: Reader<CommentsPage> & { readonly on: string }) {
    super(thread)
  }

  blank(): Wishes {
    return { sort: this.reader.sort, q: "" }
  }

  ask(cursor?: string | null, fresh?: boolean): Promise<CommentsPage> {
    return listComments(this.thread.on, this.query, this.reader.pageSize, cursor, fresh)
  }

  readonly filtered = false

  /** The shop counts replies, too. */
  get total(): number | undefined {
    return this.page?.next ? undefined : this.list.length
  }

  override amend(id: string, now: object): void {
    super.amend(id, now)
    const replies = (comment: Comment) => comment.replies.map((one) => (one.id === id ? { ...one, ...now } : one))
    this.change({ list: this.list.map((one) => ({ ...one, replies: replies(one) })) })
  }
}
