import { shopPath } from "../page/house"
import type { Wishes } from "../parts/list/reading"
import { read } from "./client"
import { isCount } from "./shapes"
import type { Comment, CommentsPage, Said } from "./types"

const isSaid = (body: any): body is Said => typeof body.id === "string" && (body.text === null || typeof body.text === "string") && !!body.author && Array.isArray(body.labels)

const isComment = (body: any): body is Comment => isSaid(body) && isCount((body as Comment).replies_count) && (body as Comment).replies.every(isSaid)

const page = (body: any): CommentsPage | undefined => (isCount(body.count) ? { ...body, data: body.data.filter(isComment) } : undefined)

const replies = (body: any): { data: Said[]; next: string | null } | undefined => ({ ...body, data: body.data.filter(isSaid) })

export const listComments = (on: string, { sort }: Wishes, limit: number, cursor?: string | null, fresh?: boolean) =>
  read(shopPath(`comments?${new URLSearchParams({ on, sort, limit: String(limit), ...(cursor && { cursor }) })}`), page, fresh)

export const listReplies = (id: string, cursor: string) => read(shopPath(`comments/${encodeURIComponent(id)}/replies?${new URLSearchParams({ cursor })}`), replies, true)
