import { listAnswers, listQuestions, oneQuestion } from "../../api/questions"
import type { AnswersPage, Question, QuestionsPage } from "../../api/types"
import { amendAll, Reading, type Wishes } from "../../parts/list/reading"

/** The questions about one product, with their answers. */
export class QuestionsReading extends Reading<QuestionsPage> {
  readonly kind = "question"

  blank(): Wishes {
    return { sort: this.reader.sort, q: "" }
  }

  ask(cursor?: string | null, fresh?: boolean): Promise<QuestionsPage> {
    return listQuestions(this.reader.product, this.query, this.reader.pageSize, cursor, fresh)
  }

  get filtered(): boolean {
    return !!this.query.q
  }

  get total(): number | undefined {
    if (this.filtered) return this.page?.next ? undefined : this.list.length
    return this.page?.count ?? 0
  }

  override amend(id: string, now: object): void {
    super.amend(id, now)
    const answers = (question: Question) => question.answers.map((one) => (one.id === id ? { ...one, ...now } : one))
    this.change({ list: this.list.map((one) => ({ ...one, answers: answers(one) })) })
  }

  answers(id: string, cursor?: string | null): Promise<AnswersPage> {
    return listAnswers(id, cursor)
  }

  async again(id: string): Promise<void> {
    amendAll(id, await oneQuestion(id))
  }
}
