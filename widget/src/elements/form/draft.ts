import type { Photo } from "../../api/types"
import { house } from "../../page/house"
import { recall } from "../../page/storage"
import { remember } from "../../page/remember"
import { uuid } from "../../page/uuid"
import type { Answers } from "../own/asking"

export interface Draft {
  rating: number
  title: string
  text: string
  name: string
  email: string
  /** Answers to the shop's own questions, by key. */
  fields?: Answers
  /** Sent already; the review names them. */
  photos?: Photo[]
  /** The Idempotency-Key of exactly these words: a second send of them is known again as the first. */
  key?: string
  /** The form these words are typed in, and when it was opened. */
  token?: string
  opened?: number
  /** The review that these words improve. */
  id?: string
}

export type Field = "rating" | "title" | "text" | "name" | "email"

const place = (product: string) => `gw:draft:${house().key}:${product}`
const blank: Draft = { rating: 0, title: "", text: "", name: "", email: "" }

/** What was typed outlives a reload and a failed send, in this tab only. */
export function takeUp(product: string): Draft {
  return { ...blank, ...recall<Draft>("sessionStorage", place(product)) }
}

export function keep(product: string, draft: Draft): void {
  remember("sessionStorage", place(product), draft)
}

export function drop(product: string): void {
  remember("sessionStorage", place(product), undefined)
}

export function changed(draft: Draft, field: Field | "fields", value: Draft[keyof Draft]): Draft {
  return { ...draft, [field]: value, key: undefined }
}

export function withKey(draft: Draft): Draft & { key: string } {
  return { ...draft, key: draft.key ?? uuid() }
}
