import { shopPath } from "../page/house"
import { written } from "../page/written"
import { ask, type Shape } from "./client"
import type { Asked, Known, Standing } from "./types"
import { writer } from "./writer"

const asked = (body: any): Asked | undefined => (typeof body.signin === "string" && body.number ? body : undefined)

const known = (body: any): Known | undefined => (typeof body.bearer === "string" && body.shopper ? body : undefined)

const standing = (body: any): Standing | undefined => (body.state === "done" ? known(body) && body : body.state ? body : undefined)

function post<T>(path: string, shape: Shape<T>, body: object): Promise<T> {
  return ask(shopPath(path), shape, { method: "POST", headers: { "Content-Type": "application/json" }, body: written(body) })
}

/** She shows the key or bearer that she holds: what hangs on it becomes the shopper's. */
export async function askLetter(email: string, locale: string): Promise<Asked> {
  const { bearer, keyInHand, kindNow } = await writer()
  const guest = kindNow() === "shopper" ? await bearer() : (keyInHand() ?? null)
  return post("signin", asked, { email, locale, guest })
}

export const typeCode = (signin: string, code: string): Promise<Known> => post("signin/code", known, { signin, code })

export const askState = (signin: string): Promise<Standing> => post("signin/state", standing, { signin })
