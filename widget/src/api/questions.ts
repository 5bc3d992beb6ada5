import { shopPath } from "../page/house"
import type { Wishes } from "../parts/list/reading"
import { read } from "./client"
import { isCount } from "./shapes"
import type { Answer, AnswersPage, Question, QuestionsPage } from "./types"

const isAnswer = (body: any): body is Answer => typeof body.id === "string" && typeof body.text === "string" && !!body.author

const isQuestion = (body: any): body is Question => typeof body.id === "string" && typeof body.text === "string" && !!body.author && isCount(body.answers_count) && body.answers.every(isAnswer)

const question = (body: any): Question | undefined => (isQuestion(body) ? body : undefined)

function questionsPage(body: any): QuestionsPage | undefined {
  return isCount(body.count) ? { ...body, data: body.data.filter(isQuestion) } : undefined
}

const answersPage = (body: any): AnswersPage | undefined => ({ ...body, data: body.data.filter(isAnswer) })

export function listQuestions(product: string, { sort, q }: Wishes, limit: number, cursor?: string | null, fresh?: boolean) {
  const params = new URLSearchParams({ product, sort, ...(q && { q }), limit: String(limit), ...(cursor && { cursor }) })
  return read(shopPath(`questions?${params}`), questionsPage, fresh)
}

export const oneQuestion = (id: string) => read(shopPath(`questions/${encodeURIComponent(id)}`), question, true)

export const listAnswers = (id: string, cursor?: string | null) =>
  read(shopPath(`questions/${encodeURIComponent(id)}/answers?${new URLSearchParams({ limit: "50", ...(cursor && { cursor }) })}`), answersPage, true)
