import { quietly } from "../page/quietly"
import type { Shape } from "./client"

/** Who writes is a part of its own: it comes while she looks at the form, and knows guests and shoppers. */
export const writer = () => import("../who/who")
quietly(writer)

export async function write<T>(method: string, path: string, shape: Shape<T>, body: object, key?: string): Promise<T> {
  return (await writer()).call(method, path, shape, body, key)
}
