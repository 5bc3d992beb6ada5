// It comes while she writes; this import keeps all it shares with the forms in one file.
import "../later"
import { Failure } from "../../api/client"
import { openForm } from "../../api/writes"
import type { Received, SentForm } from "../../api/types"
import type { Challenge } from "../../elements/work/work"
import { pause } from "../../page/quietly"
import type { Draft } from "./draft"

export * from "./checks"
export { sent } from "./sent"
export { default as text } from "./sent.css"

const LASTS = 20 * 3600_000
const UNHURRIED = 2_500

/** The shop asks how long a form was open; what was typed earlier keeps the form it was typed in. */
export async function withForm<D extends Draft>(draft: D): Promise<D> {
  if (draft.token && Date.now() - (draft.opened ?? 0) < LASTS) return draft
  const { token } = await openForm()
  return { ...draft, token, opened: Date.now() }
}

/** Had the form not been reached when it was opened, its time begins only now. */
export async function inTime<D extends Draft>(draft: D): Promise<D> {
  if (draft.token) return draft
  const opened = await withForm(draft).catch(() => draft)
  if (opened.token) await pause(UNHURRIED)
  return opened
}

/** Sends it; should the shop ask for a moment of work first, does it and sends again. */
export async function deliver({ token = null }: { token?: string | null }, trap: string, send: (form: SentForm) => Promise<Received>, working: () => void): Promise<Received> {
  try {
    return await send({ token, trap, proof: null })
  } catch (failure) {
    const challenge = failure instanceof Failure && (failure.problem as { challenge?: Challenge } | undefined)?.challenge
    if (!challenge) throw failure
    working()
    const { solve } = await import("../../elements/work/work")
    return send({ token, trap, proof: await solve(challenge) })
  }
}

/** The shop knows neither this form nor what was sent before any more: what comes next begins anew. */
export function anew<D extends Draft>(draft: D, failure: unknown): D {
  const status = failure instanceof Failure ? failure.status : 0
  const isForm = failure instanceof Failure && !!failure.problem?.type?.endsWith(":refused")
  if (isForm) return { ...draft, token: undefined, key: undefined }
  return draft.id && (status === 404 || status === 409) ? { ...draft, id: undefined, key: undefined } : draft
}
