// See hands.ts: what all share stays in one file.
import "../../parts/ground"
import { html, nothing } from "lit/html.js"
import { listReviews } from "../../api/reviews"
import type { Review } from "../../api/types"
import { learn } from "../../i18n/tongue"
import { quietly } from "../../page/quietly"
import type { PhotoViews, Scene } from "../reviews/scene"
import { show, type Shown } from "./lightbox"
import text from "./photos.css"

const ON_THE_STRIP = 12

/** What shoppers have photographed, by product: asked for once a page. */
const strips = new Map<string, Shown[]>()

export const shownOf = (review: Review): Shown[] => review.media.map((photo) => ({ photo, review }))

/** The list came with the words to read it; these have a few more. */
function speak(scene: Scene): void {
  const { tongue } = scene
  if (tongue.parts.has("photos")) return
  tongue.parts.add("photos")
  quietly(() => learn(tongue.code, "photos").then(() => scene.requestUpdate()))
}

async function fillStrip(scene: Scene): Promise<void> {
  const { product } = scene
  strips.set(product, [])
  const query = { sort: "helpful" as const, stars: [], media: true, verified: false, q: "", fields: [] }
  const { data } = await listReviews(product, query, ON_THE_STRIP)
  strips.set(product, data.flatMap(shownOf).slice(0, ON_THE_STRIP))
  scene.requestUpdate()
}

/** The small photos of one review; each opens all of them in full. */
function thumbs(scene: Scene, review: Review) {
  return row(scene, shownOf(review))
}

/** What shoppers have photographed, above the list. */
function strip(scene: Scene) {
  if (!strips.has(scene.product)) quietly(() => fillStrip(scene))
  const all = strips.get(scene.product) ?? []
  return all.length ? row(scene, all, scene.tongue.term("photos_of_shoppers")) : nothing
}

function row(scene: Scene, all: Shown[], name?: string) {
  const { tongue } = scene
  speak(scene)
  return html`<div class="row" role=${name ? "group" : nothing} aria-label=${name ?? nothing}>
    ${all.map(
      ({ photo, review }, at) =>
        html`<button class="thumb" part="photo" type="button" @click=${() => open(scene, all, at)}>
          <img src=${photo.small} alt=${by(tongue, review)} width=${photo.width} height=${photo.height} decoding="async" />
        </button>`,
    )}
  </div>`
}

/** Its buttons have names from the first moment on, if the words come at all. */
const open = (scene: Scene, all: Shown[], at: number) =>
  quietly(() =>
    learn(scene.tongue.code, "photos")
      .catch(() => {})
      .then(() => show(scene, all, at)),
  )

/** Until these words are here, her name alone: a button is never without one. */
function by(tongue: Scene["tongue"], { author }: Review) {
  const name = author || tongue.term("anonymous")
  return tongue.term("photo_by", { name }) || name
}

export const hands: PhotoViews = { thumbs, strip }
export { text }
