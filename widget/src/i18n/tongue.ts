import { LocalizeController, registerTranslation, type Translation } from "@shoelace-style/localize"
import type { ReactiveControllerHost } from "lit"
import { house } from "../page/house"
import { quietly } from "../page/quietly"
import type { Words } from "./words"

type Part = "" | "-form"
const learnt = new Map<string, Promise<void>>()

/** Fetches a locale's words once; when they come, every element speaks them. */
export function learn(code: string, part: Part = ""): Promise<void> {
  const name = code + part
  const known = learnt.get(name) ?? house().chunk(name).then((words) => register(code, words))
  learnt.set(name, known)
  known.catch(() => learnt.delete(name))
  return known
}

function register(code: string, words: { default: object }): void {
  registerTranslation({ $code: code, $name: code, $dir: "ltr", ...words.default })
}

/** The language of the nearest `lang` above the element, when we speak it; else the shop's; else English. */
export class Tongue extends LocalizeController<Translation & Words> {
  constructor(
    private readonly element: ReactiveControllerHost & HTMLElement,
    private readonly part: Part = "",
  ) {
    super(element)
  }

  hostUpdate(): void {
    quietly(() => learn(this.code, this.part))
  }

  get code(): string {
    return house().tongue(this.element)
  }

  override lang(): string {
    const asked = this.element.closest<HTMLElement>("[lang]")?.lang ?? ""
    return asked.toLowerCase().startsWith(this.code) ? asked : this.code
  }

  day(date: string | null): string | undefined {
    const time = new Date(date ?? "")
    return isNaN(+time) ? undefined : this.date(time, { dateStyle: "long" })
  }
}
