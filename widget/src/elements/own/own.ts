// Comes with the first reviews of products that have fields of their own, or share their reviews.
import "../../parts/ground"
import type { OwnField, Review } from "../../api/types"
import type { OwnViews, Scene } from "../reviews/scene"
import { answers, of } from "./answers"
import { filters, wished } from "./filters"
import text from "./own.css"
import { summary } from "./summary"

/** An answer of an older server has none of it. */
export const fieldsOf = (scene: Scene): OwnField[] => scene.reading.page?.fields ?? []

export const hands: OwnViews = {
  ownSummary: (scene: Scene) => summary(scene, fieldsOf(scene)),
  ownFilters: (scene: Scene) => filters(scene, fieldsOf(scene)),
  ownWishes: (scene: Scene) => wished(scene, fieldsOf(scene)),
  ownAnswers: (scene: Scene, one: Review) => answers(scene, fieldsOf(scene), one),
  of,
}
export { text }
