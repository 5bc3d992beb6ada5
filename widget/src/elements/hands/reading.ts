import { listReviews, type Query } from "../../api/reviews"
import type { Review } from "../../api/types"
import { tell } from "../../base/events"
import { quietly } from "../../page/quietly"
import { statusOf } from "../reviews/reading"
import type { Scene } from "../reviews/scene"

const SEARCH_PAUSE = 350
const typing = new WeakMap<Scene, number>()

export function ask(scene: Scene, change: Partial<Query>): void {
  const { reading, product } = scene
  // What she typed a moment ago is no longer asked for.
  if (change.q !== undefined) clearTimeout(typing.get(scene))
  reading.query = { ...reading.query, ...change }
  const { sort, q, ...filter } = reading.query
  quietly(async () => {
    const shown = await reading.load()
    if (change.q && shown) tell(scene, "gw:search", { product, q, matching: reading.page!.matching })
  })
  if (change.sort) tell(scene, "gw:sort", { product, sort })
  else if (!change.q) tell(scene, "gw:filter", { product, ...filter })
}

export function search(scene: Scene, words: string): void {
  const q = words.trim()
  clearTimeout(typing.get(scene))
  typing.set(scene, setTimeout(() => q !== scene.reading.query.q && ask(scene, { q }), SEARCH_PAUSE))
}

export const clear = (scene: Scene) => ask(scene, { stars: [], media: false, verified: false, q: "", fields: [] })

export function unfold(scene: Scene, id: string): void {
  if (!scene.unfolded.delete(id)) scene.unfolded.add(id)
  scene.requestUpdate()
}

/** The keyboard goes on where the new reviews begin. */
export function showMore(scene: Scene): void {
  const { reading, product } = scene
  const before = reading.visible.length
  quietly(async () => {
    await bringMore(scene)
    const next = reading.visible[before]
    if (!next) return
    await scene.updateComplete
    scene.article(next.id)?.focus({ preventScroll: true })
    tell(scene, "gw:more", { product, shown: reading.visible.length })
  })
}

async function bringMore(scene: Scene): Promise<void> {
  const { reading, product } = scene
  const { page, query, reader, turn } = reading
  if (reading.shownAtMost < reading.reviews.length) return reading.change({ shownAtMost: Infinity })
  if (reading.more === "busy" || !page?.next) return
  reading.change({ more: "busy" })
  try {
    const { data, next } = await listReviews(product, query, reader.pageSize, page.next)
    await reader.furnish({ ...page, data })
    if (turn === reading.turn) reading.change({ more: "ready", page: { ...page, next }, reviews: joined(reading.reviews, data) })
  } catch (failure) {
    if (turn === reading.turn) reading.change({ more: "failed" })
    scene.readingFailed("more", statusOf(failure))
  }
}

/** A review that moved between two pages must not stand there twice. */
function joined(before: Review[], after: Review[]): Review[] {
  const known = new Set(before.map(({ id }) => id))
  return [...before, ...after.filter(({ id }) => !known.has(id))]
}
