import { Failure } from "../../api/client"
import { improve, openForm, sendReview } from "../../api/writes"
import type { NewReview, Received } from "../../api/types"
import { pause } from "../../page/quietly"
import type { Challenge } from "../work/work"
import type { Draft } from "./draft"

const LASTS = 20 * 3600_000
const UNHURRIED = 2_500

type Letter = Omit<NewReview, "form">

/** The shop asks how long a form was open; what was typed earlier keeps the form it was typed in. */
export async function withForm(draft: Draft): Promise<Draft> {
  if (draft.token && Date.now() - (draft.opened ?? 0) < LASTS) return draft
  const { token } = await openForm()
  return { ...draft, token, opened: Date.now() }
}

/** Had the form not been reached when it was opened, its time begins only now. */
export async function inTime(draft: Draft): Promise<Draft> {
  if (draft.token) return draft
  const opened = await withForm(draft).catch(() => draft)
  if (opened.token) await pause(UNHURRIED)
  return opened
}

/** Sends it; should the shop ask for a moment of work first, does it and sends again. */
export async function deliver(letter: Letter, draft: Draft & { key: string }, trap: string, working: () => void): Promise<Received> {
  const send = (proof: string | null) => {
    const form = { token: draft.token ?? null, trap, proof }
    return draft.id ? improve(draft.id, { ...wordsOf(letter), form }, draft.key) : sendReview({ ...letter, form }, draft.key)
  }
  try {
    return await send(null)
  } catch (failure) {
    const challenge = failure instanceof Failure && (failure.problem as { challenge?: Challenge } | undefined)?.challenge
    if (!challenge) throw failure
    working()
    const { solve } = await import("../work/work")
    return send(await solve(challenge))
  }
}

function wordsOf({ product, email, product_facts, ...words }: Letter) {
  return words
}

/** The shop knows neither this form nor this review any more: what comes next begins anew. */
export function anew(draft: Draft, failure: unknown): Draft {
  const status = failure instanceof Failure ? failure.status : 0
  const isForm = failure instanceof Failure && !!failure.problem?.type?.endsWith(":refused")
  if (isForm) return { ...draft, token: undefined, key: undefined }
  return draft.id && (status === 404 || status === 409) ? { ...draft, id: undefined, key: undefined } : draft
}
