import type { Answer, Hour, Question } from "../../api/types"
import type { Acts, ListScene, Views } from "../../parts/list/scene"
import type { QuestionsReading } from "./reading"

/** What the views of gw-questions see of it. */
export interface Scene extends ListScene<QuestionActs> {
  readonly reading: QuestionsReading
  hands: Partial<QuestionActs & Views & QuestionViews>
  /** The question that she is answering. */
  answering?: string
}

export interface QuestionActs extends Acts {
  answer(scene: Scene, id: string): void
  showAnswers(scene: Scene, question: Question): void
  accept(scene: Scene, question: Question, answer: Answer): void
}

export interface QuestionViews {
  answerForm(scene: Scene, question: Question): unknown
  /** What only she can do who asked. */
  askersActs(scene: Scene, question: Question, answer: Answer): unknown
  /** She is the expert whose hour it is. */
  isHers(scene: Scene, hour: Hour): boolean
}
