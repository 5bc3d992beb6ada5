import { html } from "lit/html.js"
import type { ReviewStatus } from "../../api/types"
import { tell } from "../../base/events"
import { quietly } from "../../page/quietly"
import type { Scene } from "../reviews/scene"

export function write(scene: Scene): void {
  if (scene.form === "open") return close(scene)
  scene.form = "open"
  tell(scene, "gw:form-open", { product: scene.product })
}

function close(scene: Scene): void {
  scene.form = "closed"
  quietly(async () => {
    await scene.updateComplete
    scene.shadowRoot?.querySelector<HTMLElement>(".write .button")?.focus()
  })
}

/** What is on the page already she sees first in the list. */
function arrived({ reading }: Scene, status: ReviewStatus): void {
  if (status !== "published") return
  reading.query = { sort: "newest", stars: [], media: false, verified: false, q: "" }
  quietly(() => reading.load(true))
}

export function form(scene: Scene) {
  const { tongue, product, facts, reading, headingLevel } = scene
  return html`<gw-review-form
    part="form"
    exportparts="field, label, send-button, sent, button, stars"
    lang=${tongue.lang()}
    .product=${product}
    .productName=${facts.name || reading.page?.name || ""}
    .facts=${facts}
    .headingLevel=${headingLevel + 1}
    @gw:submit=${(event: CustomEvent<{ status: ReviewStatus }>) => arrived(scene, event.detail.status)}
    @gw-close=${() => close(scene)}
  ></gw-review-form>`
}
