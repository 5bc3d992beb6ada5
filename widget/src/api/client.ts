import { house } from "../page/house"
import { pause } from "../page/quietly"
import type { Problem } from "./types"

const PATIENCE = 4000
const LARGEST = 2_000_000

/** Status 0: no answer, or one that is not what it should be. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly problem?: Problem,
    readonly wait = 0,
  ) {
    super(problem?.type)
  }
}

export type Shape<T> = (body: any) => T | undefined

/** A body may drip for ever or never end: the time limit covers it, and so does a limit of bytes. */
async function bounded(answer: Response): Promise<string> {
  if (!answer.body?.getReader) return answer.text()
  const reader = answer.body.getReader()
  const decoder = new TextDecoder()
  let text = ""
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    if (text.length > LARGEST) throw new Failure(0)
  }
}

function parsed(text: string): any {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function answerTo(path: string, init: RequestInit): Promise<[Response, any]> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  init.signal?.addEventListener("abort", () => stop.abort())
  try {
    const answer = await fetch(house().base + path, { credentials: "omit", ...init, signal: stop.signal })
    return [answer, parsed(await bounded(answer))]
  } catch {
    throw new Failure(0)
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
}

export async function ask<T>(path: string, shape: Shape<T>, init: RequestInit = {}): Promise<T> {
  const [answer, body] = await answerTo(path, init)
  if (!answer.ok) throw new Failure(answer.status, body, Number(answer.headers.get("Retry-After")))
  let known: T | undefined
  try {
    known = shape(body)
  } catch {
    // an answer of another shape is no answer
  }
  if (known === undefined) throw new Failure(0)
  return known
}

/** Reads carry no header of their own, so that the browser need not ask for leave first. */
export async function read<T>(path: string, shape: Shape<T>, fresh = false): Promise<T> {
  const init: RequestInit = fresh ? { cache: "no-cache" } : {}
  try {
    return await ask(path, shape, init)
  } catch (failure) {
    if (mayHelpToAskAgain(failure)) {
      await pause(150 + Math.random() * 350)
      return ask(path, shape, init)
    }
    throw failure
  }
}

function mayHelpToAskAgain(failure: unknown): boolean {
  const status = failure instanceof Failure ? failure.status : 0
  return (status === 0 || status >= 500) && navigator.onLine !== false
}
