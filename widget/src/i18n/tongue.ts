import type { ReactiveController, ReactiveControllerHost } from "lit"
import { house } from "../page/house"
import { quietly } from "../page/quietly"
import type { Part, Words } from "./words"

type Spoken = Record<string, string | ((values?: Record<string, unknown>) => string)>

const learnt = new Map<string, Promise<void>>()
const spoken: Record<string, Spoken> = {}

/** A locale's first words know where its others are. */
async function come(code: string, part: Part): Promise<{ default: Spoken }> {
  const page = await house().chunk(code)
  return part === "page" ? page : page.later(part)
}

/** Fetches a locale's words for one part of the widget, once. */
export function learn(code: string, part: Part = "page"): Promise<void> {
  const name = code + part
  const known = learnt.get(name) ?? come(code, part).then((words) => void (spoken[name] = words.default))
  learnt.set(name, known)
  known.catch(() => learnt.delete(name))
  return known
}

/** The language of the nearest `lang` above the element, when we speak it; else the shop's; else English. */
export class Tongue implements ReactiveController {
  private before = ""
  private asked = ""
  /** Whose words it knows; where two have the same, those of the first. */
  readonly parts: Set<Part>

  constructor(
    private readonly element: ReactiveControllerHost & HTMLElement,
    ...parts: Part[]
  ) {
    this.parts = new Set([...parts, "page"])
    element.addController(this)
  }

  /** A page may change its language: until the new words are here, the old ones stay. */
  hostUpdate(): void {
    const { code, parts } = this
    const all = [...parts]
    if (all.every((part) => spoken[code + part])) this.before = code
    if (this.asked === code) return
    this.asked = code
    quietly(() => Promise.all(all.map((part) => learn(code, part))).then(() => this.element.requestUpdate()))
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
    const part = [...this.parts].find((part) => spoken[this.before + part]?.[word])
    const said = part ? spoken[this.before + part]![word]! : ""
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
