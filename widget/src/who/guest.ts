import { ask } from "../api/client"
import { bearer } from "../api/write-shapes"
import { house, shopPath } from "../page/house"
import { remember } from "../page/remember"
import { kept, recall, voted, votesPlace } from "../page/storage"

let known: Promise<string> | undefined

const place = () => `gw:guest:${house().key}`

/** Her key, if she has one already. */
export const keyInHand = () => recall<string>("localStorage", place())

async function introduce(): Promise<string> {
  const fresh = await ask(shopPath("guests"), bearer, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" })
  remember("localStorage", place(), fresh)
  return fresh
}

/** Only the first write makes a guest: whoever just reads leaves no trace. */
export function guest(): Promise<string> {
  known ??= Promise.resolve(keyInHand() ?? introduce())
  known.catch(() => (known = undefined))
  return known
}

export function forgetGuest(): void {
  known = undefined
  remember("localStorage", place(), undefined)
}

/** Whoever comes next in this browser has voted for nothing yet; what she presses this very moment is hers. */
export function forgetVotes(): void {
  for (const id of kept()) voted().delete(id)
  remember("localStorage", votesPlace(), undefined)
}

/** Her key opens nothing any more; another tab may have a new one already. */
export async function guestRefused(): Promise<void> {
  const refused = await known?.catch(() => undefined)
  if (keyInHand() === refused) {
    forgetGuest()
    forgetVotes()
  }
  known = undefined
}
