import type { Hands as Word } from "../../i18n/words"
import type { Tongue } from "../../i18n/tongue"
import type { Listed, Reading, Wishes } from "./reading"

export type Part = "hands" | "form"

/** What the views and the hands see of an element that shows a list. */
export interface ListScene<A extends Acts = Acts> extends HTMLElement {
  readonly tongue: Tongue
  readonly reading: Reading
  readonly product: string
  readonly headingLevel: number
  readonly updateComplete: Promise<boolean>
  /** What she voted for. */
  readonly voted: Set<string>
  /** What went wrong with a vote, by what it was for. */
  readonly trouble: Map<string, Word>
  readonly unfolded: Set<string>
  flagging?: string
  /** Whose ways to share are open. */
  sharing?: string
  /** Whose comments are open. */
  readonly talking: Set<string>
  form: "closed" | "coming" | "open"
  hands: Partial<A & Views>
  prepare(part: Part): void
  act<Act extends keyof A>(act: Act, ...rest: Rest<A[Act]>): void
  /** Words with this id, as they stand there. */
  standing(id: string): HTMLElement | null
  readAnew(): void
  readingFailed(doing: string, status: number): void
  requestUpdate(): void
}

type Rest<Verb> = Verb extends (scene: any, ...rest: infer Others) => void ? Others : never

/** What she can do. Reading needs none of it, so it comes when she reaches out. */
export interface Acts {
  ask(scene: ListScene, change: Partial<Wishes>): void
  search(scene: ListScene, words: string): void
  showMore(scene: ListScene): void
  vote(scene: ListScene, one: Listed): void
  unfold(scene: ListScene, id: string): void
  flag(scene: ListScene, id: string): void
  share(scene: ListScene, id: string): void | Promise<void>
  talk(scene: ListScene, id: string): void | Promise<void>
  write(scene: ListScene): void | Promise<void>
  account(scene: ListScene): void | Promise<void>
}

/** And what is drawn only after she did it. */
export interface Views {
  flagPanel(scene: ListScene, id: string): unknown
  sharePanel(scene: ListScene, id: string): unknown
  thread(scene: ListScene, id: string): unknown
  nothingMatches(scene: ListScene): unknown
  marked(text: string, query: string): unknown
  form(scene: ListScene): unknown
}
