import { pathOf } from "./kinds"
import type { NewAnswer, NewQuestion } from "./types"
import * as shapes from "./write-shapes"
import { write } from "./writer"

export const sendQuestion = (question: NewQuestion, key: string) => write("POST", "questions", shapes.received, question, key)

export const sendAnswer = (question: string, answer: NewAnswer, key: string) => write("POST", `${pathOf(question)}/answers`, shapes.received, answer, key)
