import type { Query } from "../api/reviews"
import type { FlagReason, ReviewStatus } from "../api/types"

/** Every event of the widget and what it tells. They bubble, and cross shadow roots. */
export interface Told {
  "gw:ready": { product: string }
  "gw:load": { product: string; count: number; average: number | null }
  "gw:filter": { product: string } & Pick<Query, "stars" | "media" | "verified">
  "gw:sort": { product: string; sort: string }
  "gw:search": { product: string; q: string; matching: number | null }
  "gw:more": { product: string; shown: number }
  "gw:vote": { product: string; review: string; voted: boolean }
  "gw:flag": { product: string; review: string; reason: FlagReason }
  "gw:form-open": { product: string }
  "gw:before-submit": { product: string; rating: number }
  "gw:submit": { product: string; review: string; rating: number; status: ReviewStatus }
  "gw:error": { product: string; doing: string; status: number }
}

/** False when a listener said no; only `gw:before-submit` can be stopped. */
export function tell<Name extends keyof Told>(element: Element, name: Name, detail: Told[Name]): boolean {
  return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: name === "gw:before-submit" }))
}
