import { isCount } from "./shapes"
import type { Received, Vote } from "./types"

export const vote = (body: any): Vote | undefined => (isCount(body.helpful) ? body : undefined)

export const flag = (body: any): true | undefined => (body.reason ? true : undefined)

export const bearer = (body: any): string | undefined => (typeof body.bearer === "string" ? body.bearer : undefined)

export const received = (body: any): Received | undefined => (/^(unconfirmed|held|published)$/.test(body.status) ? body : undefined)

export const form = (body: any): { token: string } | undefined => (typeof body.token === "string" ? body : undefined)
