import { askState } from "../../api/signing"
import { Failure } from "../../api/client"
import type { Known } from "../../api/types"
import { house } from "../../page/house"
import { pause, quietly } from "../../page/quietly"

const SOON = 2_000
const LATE = 10_000
const SLOWER = 1.15

/**
 * Asks every two seconds, later less often, whether the letter's link was pressed. Neither an opener nor
 * a shared storage is needed, so the page may isolate itself as it likes; a message only makes it ask at once.
 */
export class Waiting {
  private stopped = false
  private hurry?: () => void

  constructor(
    private readonly signin: string,
    private readonly until: number,
    private readonly done: (fresh: Known) => void,
    private readonly over: () => void,
  ) {
    addEventListener("message", this.told)
    addEventListener("focus", this.now)
    document.addEventListener("visibilitychange", this.now)
    quietly(() => this.ask())
  }

  stop(): void {
    this.stopped = true
    this.hurry?.()
    removeEventListener("message", this.told)
    removeEventListener("focus", this.now)
    document.removeEventListener("visibilitychange", this.now)
  }

  private readonly told = ({ origin, data }: MessageEvent): void => {
    if (origin === new URL(house().base, location.href).origin && data?.type === "gw:signin") this.now()
  }

  private readonly now = (): void => {
    if (document.visibilityState === "visible") this.hurry?.()
  }

  private async ask(): Promise<void> {
    for (let wait = SOON; !this.stopped; wait = Math.min(wait * SLOWER, LATE)) {
      await Promise.race([pause(wait), new Promise<void>((now) => (this.hurry = now))])
      if (this.stopped) return
      if (Date.now() > this.until) return this.end(this.over)
      await this.once()
    }
  }

  /** No answer is no reason to give up: she may be in a lift, on her way between two programs. */
  private async once(): Promise<void> {
    try {
      const standing = await askState(this.signin)
      if (standing.state === "done") this.end(() => this.done(standing as Known))
      else if (standing.state === "over") this.end(this.over)
    } catch (failure) {
      if (!(failure instanceof Failure)) return
      if (failure.status === 422) this.end(this.over)
      else if (failure.wait) await pause(failure.wait * 1000)
    }
  }

  private end(tell: () => void): void {
    if (this.stopped) return
    this.stop()
    tell()
  }
}
