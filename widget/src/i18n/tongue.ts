import type { ReactiveController, ReactiveControllerHost } from "lit"
import { house } from "../page/house"
import { quietly } from "../page/quietly"
import type { Words } from "./words"

type Part = "" | "-hands"
type Spoken = Record<string, string | ((values?: Record<string, unknown>) => string)>

const hands: Record<string, () => Promise<{ default: object }>> = {
  en: () => import("words:en/hands"),
  ru: () => import("words:ru/hands"),
  uk: () => import("words:uk/hands"),
  pl: () => import("words:pl/hands"),
}

const learnt = new Map<string, Promise<void>>()
const spoken: Record<string, Spoken> = {}

export const teach = (code: string, words: object): void => void (spoken[code] = { ...spoken[code], ...words })

/** Fetches a locale's words once. */
export function learn(code: string, part: Part = ""): Promise<void> {
  const name = code + part
  const known = learnt.get(name) ?? (part ? hands[code]!() : house().chunk(code)).then((words) => teach(code, words.default))
  learnt.set(name, known)
  known.catch(() => learnt.delete(name))
  return known
}

/** The language of the nearest `lang` above the element, when we speak it; else the shop's; else English. */
export class Tongue implements ReactiveController {
  private before = ""
  private asked = ""

  constructor(
    private readonly element: ReactiveControllerHost & HTMLElement,
    public part: Part = "",
  ) {
    element.addController(this)
  }

  /** A page may change its language: until the new words are here, the old ones stay. */
  hostUpdate(): void {
    const { code } = this
    if (spoken[code]) this.before = code
    if (this.asked === code) return
    this.asked = code
    quietly(() => Promise.all([learn(code), this.part && learn(code, this.part)]).then(() => this.element.requestUpdate()))
  }

  get code(): string {
    return house().tongue(this.element)
  }

  /** With the page's region, if it names one, so that dates and numbers look at home. */
  lang(): string {
    const asked = this.element.closest<HTMLElement>("[lang]")?.lang ?? ""
    return asked.toLowerCase().startsWith(this.code) ? asked : this.code
  }

  term(word: keyof Words, values?: Record<string, unknown>): string {
    const said = (spoken[this.code] ?? spoken[this.before])?.[word] ?? ""
    return typeof said === "string" ? said : said(values)
  }

  number(value: number, options?: Intl.NumberFormatOptions): string {
    return value.toLocaleString(this.lang(), options)
  }

  day(date: string | null): string | undefined {
    const time = new Date(date ?? "")
    return isNaN(+time) ? undefined : time.toLocaleDateString(this.lang(), { dateStyle: "long" })
  }
}
