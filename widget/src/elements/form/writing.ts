import { html } from "lit/html.js"
import type { ReviewStatus } from "../../api/types"
import { learn } from "../../i18n/tongue"
import { pause } from "../../page/quietly"
import { arrived, close, factsOf, open } from "../../parts/form/opening"
import type { ListScene } from "../../parts/list/scene"
import type { Asking } from "../own/asking"
import type { Scene } from "../reviews/scene"

const PATIENCE = 1500
const questions = new Map<string, Asking>()

/** The questions of the shop's own come before the form opens; a form without them is better than none. */
export async function write(scene: ListScene): Promise<void> {
  const { product } = scene
  if (scene.form === "open") return close(scene)
  const come = import("../own/asking").then(({ asked }) => asked(product)).then((asking) => void questions.set(product, asking))
  await Promise.all([learn(scene.tongue.code, "review"), Promise.race([come.catch(() => {}), pause(PATIENCE)])])
  open(scene)
}

export function form(scene: Scene) {
  const { tongue, product, reading, headingLevel } = scene
  const facts = factsOf(scene)
  return html`<gw-review-form
    part="form"
    exportparts="field, label, send-button, sent, button, stars"
    lang=${tongue.lang()}
    .product=${product}
    .productName=${facts.name || reading.page?.name || ""}
    .facts=${facts}
    .asking=${questions.get(product)}
    .headingLevel=${headingLevel + 1}
    @gw:submit=${(event: CustomEvent<{ status: ReviewStatus }>) => arrived(scene, event.detail.status)}
    @gw-close=${() => close(scene)}
  ></gw-review-form>`
}
