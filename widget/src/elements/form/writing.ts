import { html } from "lit/html.js"
import type { ProductFacts, ReviewStatus } from "../../api/types"
import { tell } from "../../base/events"
import { pause, quietly } from "../../page/quietly"
import type { Asking } from "../own/asking"
import { readings } from "../../parts/list/reading"
import type { Scene } from "../reviews/scene"

const PATIENCE = 1500
const questions = new Map<string, Asking>()

/** The questions of the shop's own come before the form opens; a form without them is better than none. */
export async function write(scene: Scene): Promise<void> {
  const { product } = scene
  if (scene.form === "open") return close(scene)
  const come = import("../own/asking").then(({ asked }) => asked(product)).then((asking) => void questions.set(product, asking))
  await Promise.race([come.catch(() => {}), pause(PATIENCE)])
  scene.form = "open"
  tell(scene, "gw:form-open", { product: scene.product })
}

function close(scene: Scene): void {
  scene.form = "closed"
  scene.requestUpdate()
  quietly(async () => {
    await scene.updateComplete
    scene.shadowRoot?.querySelector<HTMLElement>(".write .button")?.focus()
  })
}

/** What is on the page already she sees first in every list of the product. */
function arrived({ product }: Scene, status: ReviewStatus): void {
  if (status !== "published") return
  for (const reading of readings) {
    if (reading.reader.product !== product || reading.state === "waiting") continue
    reading.query = { ...reading.blank(), sort: "newest" }
    quietly(() => reading.load(true))
  }
}

/** What the shop's page says about the product, so that a new one can be made from it. */
function factsOf(scene: Scene): ProductFacts {
  const said = (fact: string) => scene.getAttribute(fact) || undefined
  return { name: said("name"), gtin: said("gtin"), url: whole(said("url")), image: whole(said("image")) }
}

/** Pages write short addresses; the shop wants whole ones, and a broken one must not cost a review. */
function whole(address?: string): string | undefined {
  try {
    return address && new URL(address, document.baseURI).href
  } catch {
    return undefined
  }
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
