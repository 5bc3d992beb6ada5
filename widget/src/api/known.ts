import { shopPath } from "../page/house"
import { ask } from "./client"
import type { KnownAnswers } from "./types"

const known = (body: any): KnownAnswers | undefined => (Array.isArray(body.questions) && Array.isArray(body.reviews) ? body : undefined)

/** What is known already about what she types; a newer word makes this one worthless. */
export const whatIsKnown = (product: string, q: string, signal: AbortSignal) => ask(shopPath(`questions/known?${new URLSearchParams({ product, q })}`), known, { signal })
