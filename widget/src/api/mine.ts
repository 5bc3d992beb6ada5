import { house, shopPath } from "../page/house"
import { uuid } from "../page/uuid"
import { Failure, type Shape } from "./client"
import { pathOf, type Kind } from "./kinds"
import { write, writer } from "./writer"
import type { Consent, Contributions, Me } from "./types"

const isMe = (body: any): Me | undefined => (/^(guest|shopper)$/.test(body.kind) && typeof body.initials === "string" ? body : undefined)
const page = (body: any): Contributions | undefined =>
  Array.isArray(body.taken) && body.data.every((one: any) => typeof (one.review ?? one.words).id === "string" && Array.isArray(one.why) && Array.isArray(one.can)) ? body : undefined
const consents = (body: any): Consent[] | undefined => (body.data.every((one: any) => typeof one.text === "string") ? body.data : undefined)
const started = (body: any): { id: string } | undefined => (typeof body.id === "string" ? body : undefined)
const exported = (body: any): { state: string; url?: string | null } | undefined => (typeof body.state === "string" ? body : undefined)
const done: Shape<true> = () => true

const own = async <T>(path: string, shape: Shape<T>): Promise<T> => (await writer()).call("GET", path, shape)

export const isSomebody = async (): Promise<boolean> => (await writer()).isSomebody()

/** Her name or picture is another: whoever shows it hears of it. */
export const changed = async (me: Me): Promise<void> => (await writer()).meAnew(me)
export const signOut = async (): Promise<void> => (await writer()).signOut()

/** There is nobody left to be known. */
export async function forget(): Promise<void> {
  const { forgetGuest, signOut } = await writer()
  forgetGuest()
  signOut()
}

export const me = () => own("me", isMe)
export const contributions = (lang: string, kind: Kind, cursor = "") => own(`me/contributions?${new URLSearchParams({ lang, ...(kind !== "review" && { kind }), ...(cursor && { cursor }) })}`, page)
export const consentsOf = (lang: string) => own(`me/consents?lang=${lang}`, consents)
export const decide = (purpose: string, given: boolean, version: number, locale: string) =>
  write("PUT", `me/consents/${purpose}`, done, { given, version, locale })
export const change = (what: { name?: string; public?: boolean; locale: string }) => write("PATCH", "me", isMe, what)
export const takeOff = () => write("DELETE", "me/avatar", isMe, {})
export const withdraw = (id: string) => write("DELETE", pathOf(id), done, {})
export const restore = (id: string) => write("POST", `${pathOf(id)}/restore`, done, {}, uuid())
export const askExport = () => write("POST", "me/export", started, {}, uuid())
export const exportState = (id: string) => own(`me/export/${id}`, exported)
export const erase = (keep_words: boolean) => write("POST", "me/erase", done, { keep_words }, uuid())

/** Her picture, as a form: the one thing that is not JSON. */
export async function wear(file: Blob): Promise<Me> {
  const form = new FormData()
  form.append("file", file)
  const { bearer } = await writer()
  const answer = await fetch(house().base + shopPath("me/avatar"), {
    method: "POST",
    body: form,
    credentials: "omit",
    headers: { Authorization: `Bearer ${await bearer()}`, "Idempotency-Key": uuid() },
  }).catch(() => undefined)
  const body = await answer?.json().catch(() => undefined)
  const known = answer?.ok && isMe(body)
  if (!known) throw new Failure(answer?.status ?? 0, body)
  return known
}
