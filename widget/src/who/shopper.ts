import { ask, Failure } from "../api/client"
import type { Known, Me } from "../api/types"
import { house, shopPath } from "../page/house"
import { quietly } from "../page/quietly"
import { remember } from "../page/remember"
import { recall } from "../page/storage"
import { written } from "../page/written"
import { forgetGuest, forgetVotes, keyInHand } from "./guest"

/** `expired`: she was known and is not any more. She is no guest then, until she or the shop says so. */
export type Kind = "guest" | "shopper" | "expired"
/** The shop's word for her, or what fetches a fresh one; nothing means that nobody is signed in there. */
type Source = string | (() => string | null | undefined | Promise<string | null | undefined>)

const SOONEST = 60_000
const LATEST = 48 * 60_000

let source: Source | undefined
let current: Known | undefined
let kind: Kind = "guest"
let coming: Promise<void> | undefined
let timer = 0

const place = () => `gw:shopper:${house().key}`

export const kindNow = (): Kind => kind

/** Whoever shows her name or her reviews listens to this. */
function become(next: Kind, known?: Known): void {
  current = known
  kind = next
  document.dispatchEvent(new CustomEvent("gw:shopper", { detail: { kind } }))
}

const known = (body: any): Known | undefined => (/^shp_/.test(body.bearer) && body.shopper.kind === "shopper" ? body : undefined)

async function exchange(): Promise<void> {
  const asked = source
  const token = typeof asked === "function" ? await asked() : asked
  if (source !== asked) return
  if (!token) return become("guest")
  const guest = (current ?? recall<Known>("sessionStorage", place()))?.bearer ?? keyInHand() ?? null
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: written({ assertion: token, guest }) }
  try {
    arrive(await ask(shopPath("shopper"), known, init))
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.status !== 401) throw failure
    console.warn("goodword: the shop's word for its shopper was not taken; see `goodword identity check`")
    become("expired", current)
  }
}

/** What she did as a guest or after a sign-in by e-mail is hers now, and its keys open nothing more. */
function arrive(fresh: Known): void {
  forgetGuest()
  remember("sessionStorage", place(), undefined)
  become("shopper", fresh)
  clearTimeout(timer)
  const left = (Date.parse(fresh.expires_at) - Date.now()) * 0.8
  if (typeof source === "function") timer = setTimeout(() => quietly(renew), Math.min(LATEST, Math.max(SOONEST, left)))
}

/** However many ask, one exchange is under way. */
export function renew(): Promise<void> {
  coming ??= exchange().finally(() => (coming = undefined))
  return coming
}

/** Her bearer; undefined for a guest. */
export async function shopperBearer(): Promise<string | undefined> {
  if (source && !current && kind !== "expired") await renew()
  if (kind === "expired") throw new Failure(401)
  return current?.bearer
}

/** Who she is, or was until a moment ago; undefined for a guest. Asking makes nobody known. */
export async function me(): Promise<Me | undefined> {
  if (source && !current && kind !== "expired") await renew().catch(() => {})
  return current?.shopper
}

/** After she has changed her name or picture. */
export function meAnew(shopper: Me): void {
  if (!current) return
  if (shopper.how === "email") remember("sessionStorage", place(), { ...current, shopper })
  become("shopper", { ...current, shopper })
}

/** She has shown by e-mail who she is: kept in this tab, so that a reload knows her. */
export function signedIn(fresh: Known): void {
  forgetGuest()
  remember("sessionStorage", place(), fresh)
  become("shopper", fresh)
}

export function signOut(): void {
  if (current) quietly(() => leave(current!.bearer))
  clearTimeout(timer)
  source = undefined
  remember("sessionStorage", place(), undefined)
  forgetVotes()
  become("guest")
}

const leave = (bearer: string) => ask(shopPath("shopper"), () => true, { method: "DELETE", headers: { Authorization: `Bearer ${bearer}` } })

/** She is known no more: true when a fresh word of the shop's has made her known again. */
export async function knownAgain(): Promise<boolean> {
  if (typeof source !== "function") become("expired", current)
  else await renew()
  return kind === "shopper"
}

/** The page says who is signed in at the shop, whenever it knows. */
function follow([given]: unknown[]): void {
  if (given) {
    source = given as Source
    if (kind === "expired") kind = "guest"
    quietly(renew)
  } else if (source) {
    signOut()
  }
}

export function listen(): void {
  const kept = recall<Known>("sessionStorage", place())
  if (kept?.bearer) become("shopper", kept)
  const said = (window as any).goodword?.said ?? {}
  let given = said.shopper
  Object.defineProperty(said, "shopper", { configurable: true, enumerable: true, get: () => given, set: (rest) => follow((given = rest)) })
  if (given) follow(given)
  else if (!kept && !keyInHand()) forgetVotes() // she was signed out elsewhere
}
