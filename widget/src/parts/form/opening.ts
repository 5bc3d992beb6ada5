import type { ProductFacts, ReviewStatus } from "../../api/types"
import { tell } from "../../base/events"
import { quietly } from "../../page/quietly"
import { readings } from "../list/reading"
import type { ListScene } from "../list/scene"

export function open(scene: ListScene): void {
  scene.form = "open"
  tell(scene, "gw:form-open", { product: scene.product, kind: scene.reading.kind })
}

/** The keyboard goes back to where the form was asked for. */
export function close(scene: ListScene): void {
  scene.form = "closed"
  focusAfter(scene, ".write .button")
}

export function focusAfter(scene: ListScene, selector: string): void {
  scene.requestUpdate()
  quietly(async () => {
    await scene.updateComplete
    scene.shadowRoot?.querySelector<HTMLElement>(selector)?.focus()
  })
}

/** What is on the page already she sees first in every list of the product. */
export function arrived({ product, reading: { kind } }: ListScene, status: ReviewStatus): void {
  if (status !== "published") return
  for (const reading of readings) {
    if (reading.reader.product !== product || reading.kind !== kind || reading.state === "waiting") continue
    reading.query = { ...reading.blank(), sort: "newest" }
    quietly(() => reading.load(true))
  }
}

/** What the shop's page says about the product, so that a new one can be made from it. */
export function factsOf(scene: ListScene): ProductFacts {
  const said = (fact: string) => scene.getAttribute(fact) || undefined
  return { name: said("name"), gtin: said("gtin"), url: whole(said("url")), image: whole(said("image")) }
}

/** Pages write short addresses; the shop wants whole ones, and a broken one must not cost her words. */
function whole(address?: string): string | undefined {
  try {
    return address && new URL(address, document.baseURI).href
  } catch {
    return undefined
  }
}
