import { Failure } from "../../api/client"
import type { FieldProblem, Me } from "../../api/types"
import type { Words } from "../../i18n/words"
import type { Draft } from "./draft"
import type { Field, Look, Looks } from "./fields"

type Word = keyof Words
export type Faults = Partial<Record<Field, Word>>

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/

/** The shop decides; this only spares her a way there and back. */
export function faultsOf(draft: Draft, looks: Looks, me?: Me): Faults {
  const faults: Faults = {}
  for (const [field, look] of Object.entries(looks) as [Field, Look][]) {
    const given = draft[field as keyof Draft]
    const isKnown = field === "name" ? me?.name : field === "email" && (me || draft.id)
    const fault = isKnown ? undefined : faultOf(field, look, given ? String(given).trim() : "")
    if (fault) faults[field] = fault
  }
  return faults
}

function faultOf(field: Field, { longest, need }: Look, said: string): Word | undefined {
  if ([...said].length > longest) return "too_long"
  if (!said) return need
  return field === "email" && !ADDRESS.test(said) ? "bad_email" : undefined
}

function wordFor(field: Field, { need }: Look, code: string): Word {
  if (code === "required" || code === "too_short") return need ?? "bad_field"
  if (code === "too_long") return "too_long"
  return field === "email" ? "bad_email" : "bad_field"
}

export const problemsOf = (failure: unknown): FieldProblem[] => (failure instanceof Failure && failure.problem?.errors) || []

/** The server's words are for developers; its pointers and codes become ours. */
export function faultsFrom(failure: unknown, looks: Looks): Faults {
  const faults: Faults = {}
  for (const { pointer, code } of problemsOf(failure)) {
    const field = pointer.slice(1) as Field
    if (looks[field]) faults[field] ??= wordFor(field, looks[field], code)
  }
  return faults
}

export function troubleFrom(failure: unknown): Word {
  const status = failure instanceof Failure ? failure.status : 0
  if (navigator.onLine === false) return "offline_send"
  if (status === 401) return "signed_out"
  if (status === 429) return "too_many"
  if (status === 409) return "too_late"
  return status === 403 ? "not_here" : "failed"
}

/** The shop knows this key with other words: the next send needs a new one. */
export function isOther(failure: unknown): boolean {
  return failure instanceof Failure && !!failure.problem?.type?.endsWith(":idempotency-mismatch")
}
