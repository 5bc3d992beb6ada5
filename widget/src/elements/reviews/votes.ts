import { setVote } from "../../api/reviews"
import type { Review } from "../../api/types"
import { house } from "../../page/house"
import { recall, remember } from "../../page/storage"
import { statusOf } from "./reading"

const KEPT = 300
const place = () => `gw:votes:${house().key}`

/** The shop's answers are the same for everybody, so what she voted for is remembered in her own browser. */
export class Votes {
  private readonly mine = new Set<string>(recall<string[]>("localStorage", place()))
  private readonly busy = new Set<string>()
  readonly trouble = new Map<string, "own_review" | "not_saved">()

  has(id: string): boolean {
    return this.mine.has(id)
  }

  /** Shows the vote at once, then what the shop counted; takes it back when the shop did not hear it. */
  async toggle(review: Review, show: (review: Review) => void): Promise<boolean | undefined> {
    if (this.busy.has(review.id)) return
    const voted = !this.has(review.id)
    this.busy.add(review.id)
    this.trouble.delete(review.id)
    this.mark(review.id, voted)
    show({ ...review, helpful: Math.max(0, review.helpful + (voted ? 1 : -1)) })
    try {
      const { helpful } = await setVote(review.id, voted)
      show({ ...review, helpful })
      return voted
    } catch (failure) {
      this.mark(review.id, !voted)
      this.trouble.set(review.id, statusOf(failure) === 409 ? "own_review" : "not_saved")
      show(review)
    } finally {
      this.busy.delete(review.id)
      this.keep()
    }
  }

  private mark(id: string, voted: boolean): void {
    if (voted) this.mine.add(id)
    else this.mine.delete(id)
  }

  private keep(): void {
    remember("localStorage", place(), [...this.mine].slice(-KEPT))
  }
}
