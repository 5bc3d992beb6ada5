import { setVote } from "../../api/writes"
import { named } from "../../api/kinds"
import { tell } from "../../base/events"
import { quietly } from "../../page/quietly"
import { votesPlace } from "../../page/storage"
import { remember } from "../../page/remember"
import { amendAll, type Listed, readings, statusOf } from "../../parts/list/reading"
import type { ListScene } from "../../parts/list/scene"

const KEPT = 300
const busy = new Set<string>()

/** What she voted for goes with her. */
document.addEventListener("gw:shopper", () => readings.forEach((one) => one.change({})))

/** Shows the vote at once, then what the shop counted; takes it back when the shop did not hear it. */
export function vote(scene: ListScene, one: Listed): void {
  if (busy.has(one.id)) return
  const voted = !scene.voted.has(one.id)
  busy.add(one.id)
  scene.trouble.delete(one.id)
  mark(scene, one.id, voted)
  count(one.id, Math.max(0, one.helpful + (voted ? 1 : -1)))
  quietly(() => send(scene, one, voted).finally(() => busy.delete(one.id)))
}

async function send(scene: ListScene, { id, helpful }: Listed, voted: boolean): Promise<void> {
  try {
    count(id, (await setVote(id, voted)).helpful)
    // Kept only now: a vote that was cut off by leaving the page must not look cast when she returns.
    remember("localStorage", votesPlace(), [...scene.voted].slice(-KEPT))
    tell(scene, "gw:vote", { product: scene.product, ...named(id), voted })
  } catch (failure) {
    mark(scene, id, !voted)
    scene.trouble.set(id, statusOf(failure) === 409 ? "own_words" : "not_saved")
    count(id, helpful)
    scene.readingFailed("vote", statusOf(failure))
  }
}

function mark({ voted }: ListScene, id: string, now: boolean): void {
  if (now) voted.add(id)
  else voted.delete(id)
}

const count = (id: string, helpful: number) => amendAll(id, { helpful })
