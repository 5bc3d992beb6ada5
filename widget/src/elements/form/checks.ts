import { Failure } from "../../api/client"
import type { FieldProblem, Me } from "../../api/types"
import type { Form as Word } from "../../i18n/words"
import type { Draft, Field } from "./draft"

export type Faults = Partial<Record<Field, Word>>

export const FIELDS: Field[] = ["rating", "text", "title", "name", "email"]
export const LONGEST = { title: 150, text: 10_000, name: 80, email: 254 }
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/

/** The shop decides; this only spares her a way there and back. */
export function faultsOf(draft: Draft, me?: Me): Faults {
  const faults: Faults = {}
  for (const field of ["title", "text", "name", "email"] as const)
    if ([...draft[field]].length > LONGEST[field]) faults[field] = "too_long"
  if (!draft.rating) faults.rating = "need_rating"
  if (!me?.name && !draft.name.trim()) faults.name = "need_name"
  if (!me && !draft.id && !ADDRESS.test(draft.email.trim())) faults.email = draft.email.trim() ? "bad_email" : "need_email"
  return faults
}

const REQUIRED: Partial<Record<Field, Word>> = { rating: "need_rating", name: "need_name", email: "need_email" }

function wordFor(field: Field, code: string): Word {
  if (code === "required" || code === "too_short") return REQUIRED[field] ?? "bad_field"
  if (code === "too_long") return "too_long"
  return field === "email" ? "bad_email" : "bad_field"
}

/** What is wrong with answers to the shop's own questions, by key. */
export function unansweredFrom(failure: unknown): Record<string, string> {
  const errors: FieldProblem[] = (failure instanceof Failure && failure.problem?.errors) || []
  return Object.fromEntries(errors.filter(({ pointer }) => pointer.startsWith("/fields/")).map(({ pointer, code }) => [pointer.slice(8), code]))
}

/** The server's words are for developers; its pointers and codes become ours. */
export function faultsFrom(failure: unknown): Faults {
  const faults: Faults = {}
  const errors: FieldProblem[] = (failure instanceof Failure && failure.problem?.errors) || []
  for (const { pointer, code } of errors) {
    const field = FIELDS.find((one) => pointer === `/${one}`)
    if (field) faults[field] ??= wordFor(field, code)
  }
  return faults
}

export function troubleFrom(failure: unknown): Word {
  const status = failure instanceof Failure ? failure.status : 0
  if (navigator.onLine === false) return "offline_send"
  if (status === 401) return "signed_out"
  if (status === 429) return "too_many"
  return status === 403 ? "not_here" : "failed"
}

/** The shop knows this key with other words: the next send needs a new one. */
export function isOtherReview(failure: unknown): boolean {
  return failure instanceof Failure && !!failure.problem?.type?.endsWith(":idempotency-mismatch")
}
