import { setVote } from "../../api/writes"
import type { Review } from "../../api/types"
import { tell } from "../../base/events"
import { quietly } from "../../page/quietly"
import { votesPlace } from "../../page/storage"
import { remember } from "../../page/remember"
import { readings, statusOf } from "../reviews/reading"
import type { Scene } from "../reviews/scene"

const KEPT = 300
const busy = new Set<string>()

/** Shows the vote at once, then what the shop counted; takes it back when the shop did not hear it. */
export function vote(scene: Scene, review: Review): void {
  if (busy.has(review.id)) return
  const voted = !scene.voted.has(review.id)
  busy.add(review.id)
  scene.trouble.delete(review.id)
  mark(scene, review.id, voted)
  count(review.id, Math.max(0, review.helpful + (voted ? 1 : -1)))
  quietly(() => send(scene, review, voted).finally(() => busy.delete(review.id)))
}

async function send(scene: Scene, { id, helpful }: Review, voted: boolean): Promise<void> {
  try {
    count(id, (await setVote(id, voted)).helpful)
    // Kept only now: a vote that was cut off by leaving the page must not look cast when she returns.
    remember("localStorage", votesPlace(), [...scene.voted].slice(-KEPT))
    tell(scene, "gw:vote", { product: scene.product, review: id, voted })
  } catch (failure) {
    mark(scene, id, !voted)
    scene.trouble.set(id, statusOf(failure) === 409 ? "own_review" : "not_saved")
    count(id, helpful)
    scene.readingFailed("vote", statusOf(failure))
  }
}

function mark({ voted }: Scene, id: string, now: boolean): void {
  if (now) voted.add(id)
  else voted.delete(id)
}

/** Wherever on the page the review stands. */
function count(id: string, helpful: number): void {
  for (const reading of readings) reading.change({ reviews: reading.reviews.map((one) => (one.id === id ? { ...one, helpful } : one)) })
}
