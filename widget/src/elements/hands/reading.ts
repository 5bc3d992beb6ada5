import { html } from "lit/html.js"
import { tell } from "../../base/events"
import { quietly } from "../../page/quietly"
import { type Listed, onwards, statusOf, type Wishes } from "../../parts/list/reading"
import type { ListScene } from "../../parts/list/scene"
import { message } from "../../parts/list/states"

const SEARCH_PAUSE = 350
const typing = new WeakMap<ListScene, number>()

export function ask(scene: ListScene, change: Partial<Wishes>): void {
  const { reading, product } = scene
  // What she typed a moment ago is no longer asked for.
  if (change.q !== undefined) clearTimeout(typing.get(scene))
  reading.query = { ...reading.query, ...change }
  const { sort, q, ...filter } = reading.query
  quietly(async () => {
    const shown = await reading.load()
    if (change.q && shown) tell(scene, "gw:search", { product, q, matching: reading.total ?? null })
  })
  if (change.sort) tell(scene, "gw:sort", { product, sort })
  else if (!change.q) tell(scene, "gw:filter", { product, ...filter })
}

export function search(scene: ListScene, words: string): void {
  const q = words.trim()
  clearTimeout(typing.get(scene))
  typing.set(scene, setTimeout(() => q !== scene.reading.query.q && ask(scene, { q }), SEARCH_PAUSE))
}

export function clear(scene: ListScene): void {
  const { sort, ...wishes } = scene.reading.blank()
  ask(scene, wishes)
}

export const nothingMatches = (scene: ListScene) =>
  message(scene, "none", html`<button class="button" part="button" @click=${() => clear(scene)}>${scene.tongue.term("none_action")}</button>`)

export function unfold(scene: ListScene, id: string): void {
  if (!scene.unfolded.delete(id)) scene.unfolded.add(id)
  scene.requestUpdate()
}

/** The keyboard goes on where the new ones begin. */
export function showMore(scene: ListScene): void {
  const { reading, product } = scene
  const before = reading.visible.length
  quietly(async () => {
    await bringMore(scene)
    const next = reading.visible[before]
    if (!next) return
    await onwards(scene, [next])
    tell(scene, "gw:more", { product, shown: reading.visible.length })
  })
}

async function bringMore(scene: ListScene): Promise<void> {
  const { reading } = scene
  const { page, reader, turn } = reading
  if (reading.shownAtMost < reading.list.length) return reading.change({ shownAtMost: Infinity })
  if (reading.more === "busy" || !page?.next) return
  reading.change({ more: "busy" })
  try {
    const { data, next } = await reading.ask(page.next)
    await reader.furnish({ ...page, data })
    if (turn === reading.turn) reading.change({ more: "ready", page: { ...page, next }, list: joined(reading.list, data) })
  } catch (failure) {
    if (turn === reading.turn) reading.change({ more: "failed" })
    scene.readingFailed("more", statusOf(failure))
  }
}

/** What moved between two pages must not stand there twice. */
function joined(before: Listed[], after: Listed[]): Listed[] {
  const known = new Set(before.map(({ id }) => id))
  return [...before, ...after.filter(({ id }) => !known.has(id))]
}
