import type { Hour, Question } from "../../api/types"
import type { Tongue } from "../../i18n/tongue"
import type { Scene } from "./scene"

const WHEN = { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const

/** Who alone answers, and when, by the reader's own clock. */
export const spoken = (tongue: Tongue, { name, state, begins_at }: Hour) => ({ name, state, when: new Date(begins_at).toLocaleString(tongue.lang(), WHEN) })

export const mayAsk = ({ reading: { page } }: Scene) => !page?.hour || /^(collecting|live)$/.test(page.hour.state)

/** In an hour the expert alone; the shop answers at its desk. */
export function mayAnswer(scene: Scene, { state }: Question) {
  const hour = scene.reading.page?.hour
  return state !== "closed" && (!hour || (hour.state !== "cancelled" && !!scene.hands.isHers?.(scene, hour)))
}
