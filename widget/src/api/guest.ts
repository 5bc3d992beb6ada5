import { house, shopPath } from "../page/house"
import { recall } from "../page/storage"
import { remember } from "../page/remember"
import { written } from "../page/written"
import { ask, Failure, type Shape } from "./client"
import { bearer } from "./write-shapes"

let known: Promise<string> | undefined

const place = () => `gw:guest:${house().key}`

async function introduce(): Promise<string> {
  const fresh = await ask(shopPath("guests"), bearer, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" })
  remember("localStorage", place(), fresh)
  return fresh
}

/** Only the first write makes a guest: whoever just reads leaves no trace. */
export function guest(): Promise<string> {
  known ??= Promise.resolve(recall<string>("localStorage", place()) ?? introduce())
  known.catch(() => (known = undefined))
  return known
}

export function forget(): void {
  known = undefined
  remember("localStorage", place(), undefined)
}

export async function write<T>(method: string, path: string, shape: Shape<T>, body: object, key?: string): Promise<T> {
  const send = async () => {
    const headers: Record<string, string> = { "Content-Type": "application/json", Authorization: `Bearer ${await guest()}` }
    if (key) headers["Idempotency-Key"] = key
    return ask(shopPath(path), shape, { method, headers, body: written(body) })
  }
  try {
    return await send()
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.status !== 401) throw failure
    forget()
    return send()
  }
}
