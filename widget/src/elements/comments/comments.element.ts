import { html, nothing } from "lit/html.js"
import { listReplies } from "../../api/comments"
import type { Comment, CommentsPage } from "../../api/types"
import { Tongue } from "../../i18n/tongue"
import { quietly } from "../../page/quietly"
import byText from "../../parts/list/by.css"
import { type Come, GwListing } from "../../parts/list/listing"
import { amendAll, onwards, statusOf } from "../../parts/list/reading"
import type { Part } from "../../parts/list/scene"
import { failed, list, skeleton, stuckHere, unreachable } from "../../parts/list/states"
import { sort } from "../../parts/list/toolbar"
import { writeButton } from "../../parts/list/write"
import { comment } from "./comment"
import commentsText from "./comments.css"
import { CommentsReading } from "./reading"
import type { CommentActs, Scene } from "./scene"

const SORTS = ["order", "newest", "helpful"] as const
const parts = { hands: () => import("../hands/hands"), form: () => import("./form") }

/**
 * The comments on a review or an answer, below it. Its tag is not public.
 * @ignore
 */
export class GwComments extends GwListing<CommentsPage, CommentActs> implements Scene {
  declare hands: Scene["hands"]
  private about = ""
  answering?: string
  private busy = false
  readonly tongue = new Tongue(this, "comments")
  readonly reading = new CommentsReading(this)

  constructor() {
    super(byText, commentsText)
  }

  get on(): string {
    return this.about
  }

  /** Where two threads are open and their answers change places, each becomes the other. */
  set on(id: string) {
    const isOther = this.about && this.about !== id
    this.about = id
    if (isOther) this.startOver()
  }

  override get sort(): string {
    return "order"
  }

  protected bring(part: Part): Promise<Come> {
    return parts[part]()
  }

  /** Whoever counts them hears how many there are by now. */
  protected facts({ count }: CommentsPage) {
    amendAll(this.on, { comments_count: count })
    return { count }
  }

  furnish(): void {}

  readonly showReplies = ({ id, replies, replies_next }: Comment): void => {
    if (this.busy || !replies_next) return
    this.busy = true
    quietly(async () => {
      try {
        const { data, next } = await listReplies(id, replies_next)
        const known = new Set(replies.map((one) => one.id))
        const fresh = data.filter((one) => !known.has(one.id))
        this.reading.amend(id, { replies: [...replies, ...fresh], replies_next: next })
        await onwards(this, fresh)
      } catch (failure) {
        this.trouble.set(id, "more_failed")
        this.readingFailed("replies", statusOf(failure))
        this.requestUpdate()
      }
      this.busy = false
    })
  }

  protected inside(): unknown {
    const { page, late } = this.reading
    if (page) return this.whole(page.count)
    return failed(this) ? unreachable(this) : late ? skeleton(this, nothing) : nothing
  }

  private whole(count: number) {
    const { tongue, form, hands, reading, answering } = this
    const below = () => (failed(this) ? unreachable(this) : list(this, reading.visible.map((one) => comment(this, one))))
    return html`<section class="thread" part="comments" aria-label=${tongue.term("comments", { count })}>
      ${count > 1 ? html`<div class="sorting">${sort(this, [...SORTS])}</div>` : nothing} ${this.stuck ? stuckHere(this) : nothing} ${count ? below() : nothing}
      ${form === "open" && !answering ? hands.form?.(this) : writeButton(this)}
    </section>`
  }
}
