import type { Query } from "../api/reviews"
import type { Kind } from "../api/kinds"
import type { FlagReason, ReviewStatus } from "../api/types"

/** Every event of the widget and what it tells. They bubble, and cross shadow roots. */
export interface Told {
  "gw:ready": { product: string; kind: Kind }
  "gw:load": { product: string; kind?: Kind; count: number; average?: number | null; unanswered?: number }
  "gw:filter": { product: string } & Partial<Pick<Query, "stars" | "media" | "verified">>
  "gw:sort": { product: string; sort: string }
  "gw:search": { product: string; q: string; matching: number | null }
  "gw:more": { product: string; shown: number }
  "gw:vote": { product: string; voted: boolean } & Named
  "gw:flag": { product: string; reason: FlagReason } & Named
  "gw:form-open": { product: string; kind: Kind }
  "gw:before-submit": { product: string; kind: Kind; rating?: number }
  "gw:submit": { product: string; rating?: number; status: ReviewStatus } & Named
  "gw:accept": { product: string; question: string; answer: string | null }
  "gw:share": { product: string; on: string | null; network: string }
  "gw:error": { product: string; doing: string; status: number }
}

/** What it is about; reviews are named by their own word, too. */
export interface Named {
  kind: Kind
  id: string
  review?: string
}

/** False when a listener said no; only `gw:before-submit` can be stopped. */
export function tell<Name extends keyof Told>(element: Element, name: Name, detail: Told[Name]): boolean {
  return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: name === "gw:before-submit" }))
}
