// Who writes works beside the elements; this import keeps all they share in one file.
import "../parts/later"
import { ask, Failure, type Shape } from "../api/client"
import { shopPath } from "../page/house"
import { quietly } from "../page/quietly"
import { written } from "../page/written"
import { guest, guestRefused, keyInHand } from "./guest"
import { kindNow, knownAgain, listen, me, shopperBearer } from "./shopper"

export { kindNow, me, meAnew, signedIn, signOut } from "./shopper"
export type { Kind } from "./shopper"
export { forgetGuest, keyInHand } from "./guest"

quietly(listen)

/** What stands in `Authorization`: the shopper's bearer, or the guest's key, made if there is none yet. */
export const bearer = async (): Promise<string> => (await shopperBearer()) ?? guest()

/** Whether anything is known of her: looking makes nobody known. */
export const isSomebody = async (): Promise<boolean> => !!(await me()) || kindNow() === "expired" || !!keyInHand()

/** True when it may help to send once more: a guest gets a new key, a shopper a fresh word of the shop's. */
export async function mended(failure: unknown): Promise<boolean> {
  if (!(failure instanceof Failure) || failure.status !== 401) return false
  if (kindNow() === "shopper") return knownAgain()
  const isUnknown = kindNow() === "guest" && !!failure.problem?.type?.endsWith(":unauthorized")
  if (isUnknown) await guestRefused()
  return isUnknown
}

/** A call in her name, tried once more if she had to be known anew. */
export async function call<T>(method: string, path: string, shape: Shape<T>, body?: object, key?: string): Promise<T> {
  const send = async () => {
    const headers: Record<string, string> = { Authorization: `Bearer ${await bearer()}` }
    if (body) headers["Content-Type"] = "application/json"
    if (key) headers["Idempotency-Key"] = key
    return ask(shopPath(path), shape, { method, headers, body: body && written(body) })
  }
  try {
    return await send()
  } catch (failure) {
    const isMended = await mended(failure)
    if (isMended && (method !== "GET" || kindNow() === "shopper")) return send() // looking makes nobody known
    throw failure
  }
}
