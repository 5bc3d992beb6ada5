import type { Kind } from "../../api/kinds"
import { house } from "../../page/house"
import { recall } from "../../page/storage"
import { remember } from "../../page/remember"
import { uuid } from "../../page/uuid"

/** What every form takes, and what it knows of its own sending. */
export interface Draft {
  text: string
  name: string
  email: string
  /** The Idempotency-Key of exactly these words: a second send of them is known again as the first. */
  key?: string
  /** The form these words are typed in, and when it was opened. */
  token?: string
  opened?: number
  /** What was sent before and these words improve. */
  id?: string
}

export const blank: Draft = { text: "", name: "", email: "" }

/** Where the words about something are kept. Reviews had this place alone once, and have no kind in it. */
export const placeOf = (kind: Kind, about: string) => `gw:draft:${house().key}:${kind === "review" ? "" : `${kind}:`}${about}`

/** What was typed outlives a reload and a failed send, in this tab only. */
export function takeUp<D extends Draft>(place: string, blank: D): D {
  return { ...blank, ...recall<D>("sessionStorage", place) }
}

export function keep(place: string, draft?: object): void {
  remember("sessionStorage", place, draft)
}

export function changed<D extends Draft>(draft: D, change: Partial<D>): D {
  return { ...draft, ...change, key: undefined }
}

export function withKey<D extends Draft>(draft: D): D & { key: string } {
  return { ...draft, key: draft.key ?? uuid() }
}
