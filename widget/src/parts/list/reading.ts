import type { ReactiveController, ReactiveControllerHost } from "lit"
import { Failure } from "../../api/client"
import type { Kind } from "../../api/kinds"

export type State = "waiting" | "loading" | "ready" | "failed" | "offline"
const NOTICEABLE = 150

/** One thing in a list that shoppers wrote. */
export interface Listed {
  id: string
  helpful: number
  comments_count?: number
}

export interface Page<One extends Listed = Listed> {
  data: One[]
  next: string | null
}

/** What every list can be asked for. */
export interface Wishes {
  sort: string
  q: string
}

export interface Reader<P extends Page> extends ReactiveControllerHost {
  product: string
  pageSize: number
  sort: string
  /** Brings what this page needs beside the usual, so that nothing moves when it is drawn. */
  furnish(page: P): unknown
  readingFailed(doing: string, status: number): void
}

/** All on the page: two elements may show the same words. */
export const readings = new Set<Reading>()

/** What is being read: the question put to the shop, and the pages that have come. */
export abstract class Reading<P extends Page = Page, W extends Wishes = Wishes> implements ReactiveController {
  abstract readonly kind: Kind
  query!: W
  page?: P
  list: P["data"] = []
  state: State = "waiting"
  late = false
  more: "ready" | "busy" | "failed" = "ready"
  shownAtMost = Infinity
  /** The first page has been measured against the room that was reserved for it. */
  settled = false
  turn = 0

  constructor(readonly reader: Reader<P>) {
    reader.addController(this)
  }

  /** The wishes of somebody who has wished for nothing yet. */
  abstract blank(): W
  abstract ask(cursor?: string | null, fresh?: boolean): Promise<P>
  abstract get filtered(): boolean
  /** How many match; unknown where the shop does not count them. */
  abstract get total(): number | undefined

  private readonly backOnline = () => {
    if (this.state === "offline") void this.load()
  }

  hostConnected(): void {
    readings.add(this)
    addEventListener("online", this.backOnline)
  }

  hostDisconnected(): void {
    readings.delete(this)
    removeEventListener("online", this.backOnline)
  }

  get visible(): P["data"] {
    return this.list.slice(0, this.shownAtMost)
  }

  get hasMore(): boolean {
    return this.shownAtMost < this.list.length || !!this.page?.next
  }

  get nextCount(): number {
    const waiting = this.list.length - this.visible.length
    return waiting || (this.total ? Math.max(1, Math.min(this.reader.pageSize, this.total - this.list.length)) : 0)
  }

  startOver(): void {
    this.query = this.blank()
    Object.assign(this, { page: undefined, list: [], shownAtMost: Infinity, settled: false })
  }

  /** A newer question makes the answers to older ones worthless. True when this one's answer is shown. */
  async load(fresh = false): Promise<boolean> {
    const turn = ++this.turn
    const timer = setTimeout(() => this.change({ late: true }), NOTICEABLE)
    this.change({ state: "loading", more: "ready" })
    try {
      const page = await this.ask(null, fresh)
      await this.reader.furnish(page)
      if (turn !== this.turn) return false
      this.change({ state: "ready", page, list: page.data, shownAtMost: Infinity })
      return true
    } catch (failure) {
      if (turn === this.turn) this.fail(failure)
      return false
    } finally {
      clearTimeout(timer)
      if (turn === this.turn) this.change({ late: false })
    }
  }

  private fail(failure: unknown): void {
    this.change({ state: navigator.onLine === false ? "offline" : "failed" })
    this.reader.readingFailed("load", statusOf(failure))
  }

  /** Something about one of them is otherwise now. */
  amend(id: string, now: object): void {
    this.change({ list: this.list.map((one) => (one.id === id ? { ...one, ...now } : one)) })
  }

  change(now: Partial<Reading>): void {
    Object.assign(this, now)
    this.reader.requestUpdate()
  }
}

/** Wherever on the page it stands. */
export function amendAll(id: string, now: object): void {
  for (const reading of readings) reading.amend(id, now)
}

/** The keyboard goes on where the new ones begin. */
export async function onwards(scene: { updateComplete: Promise<boolean>; standing(id: string): HTMLElement | null }, [first]: { id: string }[]): Promise<void> {
  await scene.updateComplete
  if (first) scene.standing(first.id)?.focus({ preventScroll: true })
}

export function statusOf(failure: unknown): number {
  return failure instanceof Failure ? failure.status : 0
}
