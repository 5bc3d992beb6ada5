import { setFlag } from "../../api/writes"
import type { FlagReason } from "../../api/types"
import { named } from "../../api/kinds"
import { tell } from "../../base/events"
import { quietly } from "../../page/quietly"
import { statusOf } from "../../parts/list/reading"
import type { ListScene } from "../../parts/list/scene"

export type FlagState = "choosing" | "missing" | "busy" | "failed" | "sent"

/** One panel is open at a time; what was flagged stays thanked for. */
const states = new Map<string, FlagState>()

export const flagState = (id: string): FlagState => states.get(id) ?? "choosing"

export function flag(scene: ListScene, id: string): void {
  scene.flagging = scene.flagging === id ? undefined : id
  if (flagState(id) !== "sent") become(scene, id, "choosing")
  else scene.requestUpdate()
}

export function sendFlag(scene: ListScene, id: string, panel: HTMLFormElement): void {
  const given = new FormData(panel)
  const reason = given.get("reason") as FlagReason | null
  if (flagState(id) === "busy") return
  if (!reason) return become(scene, id, "missing")
  become(scene, id, "busy")
  quietly(() => deliver(scene, id, reason, String(given.get("note")).trim()))
}

async function deliver(scene: ListScene, id: string, reason: FlagReason, note: string): Promise<void> {
  try {
    await setFlag(id, reason, note || null)
    become(scene, id, "sent")
    tell(scene, "gw:flag", { product: scene.product, ...named(id), reason })
  } catch (failure) {
    become(scene, id, "failed")
    scene.readingFailed("flag", statusOf(failure))
  }
}

function become(scene: ListScene, id: string, state: FlagState): void {
  states.set(id, state)
  scene.requestUpdate()
}
