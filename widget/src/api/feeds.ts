import { uuid } from "../page/uuid"
import type { Shape } from "./client"
import type { Accounts, Fit, FeedAccount, LinkingAsked, LinkingState, Post } from "./types"
import { write, writer } from "./writer"

const own = async <T>(path: string, shape: Shape<T>): Promise<T> => (await writer()).call("GET", path, shape)

const isPost = (body: any): body is Post => typeof body.id === "string" && typeof body.text === "string" && !!body.account && !!body.card
const post: Shape<Post> = (body) => (isPost(body) ? body : undefined)
const posts = (body: any): Post[] => body.data.filter(isPost)
const accounts: Shape<Accounts> = (body) => (Array.isArray(body.data) && Array.isArray(body.networks) ? { ended: [], ...body } : undefined)
const account: Shape<FeedAccount> = (body) => (typeof body.handle === "string" ? body : undefined)
const asked: Shape<LinkingAsked> = (body) => (/^https?:/.test(body.url) ? body : undefined)
const linking: Shape<LinkingState> = (body) => (body.state ? body : undefined)
const fit: Shape<Fit> = (body) => (typeof body.length === "number" ? body : undefined)
const done: Shape<true> = () => true

export const isSomebody = async (): Promise<boolean> => (await writer()).isSomebody()
export const hers = () => own("me/accounts", accounts)
export const herPosts = () => own("me/posts?limit=50", posts)
export const begin = (network: string, host: string | null, page: string) => write("POST", "me/accounts/linkings", asked, { network, host, page })
export const how = (id: string) => own(`me/accounts/linkings/${id}`, linking)
export const confirm = (id: string, word: string) => write("POST", `me/accounts/linkings/${id}`, account, { word }, uuid())
export const unlink = (id: string) => write("DELETE", `me/accounts/${id}`, done, {}, uuid())

/** Which kinds are offered to her, and when nothing leaves, on her own clock. */
export function choose({ id, review, answer, comment, quiet_from, quiet_until }: FeedAccount) {
  const time_zone = quiet_from === null ? null : Intl.DateTimeFormat().resolvedOptions().timeZone
  return write("PUT", `me/accounts/${id}`, account, { review, answer, comment, quiet_from, quiet_until, time_zone }, uuid())
}

export const offer = (on: string) => write("POST", "me/posts", posts, { on }, uuid())
export const measure = (id: string, text: string) => write("POST", `me/posts/${id}/fit`, fit, { text })
export const agree = (id: string, text: string) => write("PUT", `me/posts/${id}`, post, { text }, uuid())
export const undo = (id: string) => write("DELETE", `me/posts/${id}`, post, {}, uuid())
export const again = (id: string) => write("POST", `me/posts/${id}/again`, post, {}, uuid())
export const stands = (id: string) => write("POST", `me/posts/${id}/stands`, post, {}, uuid())
