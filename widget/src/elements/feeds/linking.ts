import { begin, confirm, how, isSomebody } from "../../api/feeds"
import type { FeedAccount } from "../../api/types"
import { pause } from "../../page/quietly"
import { remember } from "../../page/remember"
import { recall } from "../../page/storage"

const PLACE = "gw:linking"
const MARK = /^#goodword-link=(lkg_[0-9a-f]{32})(?:\.([\w-]+))?$/
const POSTS = "#goodword-link=posts"
/** Our window's; one that was cut off from its page has lost it, and stays open. */
const NAME = "goodword-link"
const PATIENCE = 8_000
const LONGEST = 2000
const SOON = 500
const LATE = 5_000
const SLOWER = 1.1

export type Why = "over" | "refused" | "host" | "failed"
/** Where it ended: her account, or why there is none. */
export type Brought = { account: FeedAccount | string } | { why: Why }

/** The address that she comes back to; what stands behind its mark the server cannot keep. */
function page(): string {
  const whole = location.href.split("#")[0]!
  return whole.length > LONGEST ? location.origin + location.pathname : whole
}

/**
 * Only a form tells our host which page has sent her, and in no link's or redirect's power is it to tell the same.
 * A page that names itself to nobody does it this once.
 */
function send(on: Document, url: string): void {
  const form = Object.assign(on.createElement("form"), { method: "post", action: url })
  const says = Object.assign(on.createElement("meta"), { name: "referrer", content: "origin" })
  on.head.append(says)
  on.body.append(form)
  form.submit()
  addEventListener("pagehide", () => (says.remove(), form.remove()), { once: true })
}

const whyOf = (reason: string | null): Why => (reason === "host" || reason === "refused" ? reason : reason === "access_denied" ? "refused" : "failed")

/** She goes to the network in a window of its own, or in this one where none may be opened. */
export class Linking {
  private stopped = false
  private hurry?: () => void

  private constructor(
    private readonly id: string,
    private readonly until: number,
    private readonly away: Window,
  ) {}

  /** Browsers let a window open only while she presses: so it opens first, and learns later where to go. */
  static async begin(network: string, host: string | null): Promise<Linking | undefined> {
    const away = open("", NAME, "popup,width=560,height=760")
    try {
      const { id, url, expires_at } = await begin(network, host, page())
      if (away && !away.closed) {
        away.opener = null
        send(away.document, url)
        return new Linking(id, Date.parse(expires_at), away)
      }
      remember("sessionStorage", PLACE, { id, hash: location.hash })
      send(document, url)
    } catch (failure) {
      away?.close()
      throw failure
    }
    return undefined
  }

  stop(): void {
    this.stopped = true
    this.hurry?.()
    this.away.close()
  }

  /** A page that keeps itself apart cannot see its window any more: then the word is shown by the page in there, and we hear of it. */
  async end(): Promise<Brought | undefined> {
    const now = () => this.hurry?.()
    addEventListener("focus", now)
    try {
      for (let wait = SOON; !this.stopped; wait = Math.min(wait * SLOWER, LATE)) {
        await Promise.race([pause(wait), new Promise<void>((soon) => (this.hurry = soon))])
        if (this.stopped) break
        if (Date.now() > this.until) return { why: "over" }
        const brought = await this.look()
        if (brought) return brought
      }
    } finally {
      removeEventListener("focus", now)
    }
    return undefined
  }

  private async look(): Promise<Brought | undefined> {
    const word = this.word()
    if (word) {
      this.away.close()
      await confirm(this.id, word).catch(() => {})
    }
    const { state, reason, account_id } = await how(this.id).catch((failure) => (failure.status === 404 ? { state: "failed", reason: null, account_id: null } : { state: "", reason: null, account_id: null }))
    if (state === "done" && account_id) return { account: account_id }
    if (state !== "failed") return undefined
    this.away.close()
    return { why: whyOf(reason) }
  }

  private word(): string | undefined {
    try {
      const [, id, word] = MARK.exec(this.away.location.hash) ?? []
      return id === this.id ? word : undefined
    } catch {
      return undefined // it is at the network still
    }
  }
}

/** Whether she comes from the letter that tells what waits for her yes. */
export function asksForPosts(): boolean {
  const asks = location.hash === POSTS
  if (asks) unmark()
  return asks
}

function unmark(): void {
  history.replaceState(history.state, "", location.pathname + location.search)
}

/** The shop may say only in a while who is signed in, and the word counts for her who has begun. */
async function shown(id: string, word: string): Promise<Brought> {
  const known = new Promise((now) => document.addEventListener("gw:shopper", () => now(true), { once: true }))
  if (await isSomebody()) {
    const account = await confirm(id, word).catch((failure) => {
      if (failure.status !== 404) throw failure
    })
    if (account) return { account }
  }
  return (await Promise.race([known, pause(PATIENCE)])) ? shown(id, word) : { why: "failed" }
}

/** What her browser has brought back behind the mark of this page: taken once, and gone from the address. */
export async function brought(): Promise<Brought | undefined> {
  const [, id, word] = MARK.exec(location.hash) ?? []
  if (!id) return undefined
  const kept = recall<{ id: string; hash: string }>("sessionStorage", PLACE)
  const isHere = kept?.id === id
  unmark()
  if (isHere) {
    remember("sessionStorage", PLACE, undefined)
    if (kept.hash) location.replace(`#${kept.hash.slice(1)}`)
  }
  const end = await (word ? shown(id, word) : how(id).then(({ reason }) => ({ why: whyOf(reason) }))).catch(() => ({ why: "failed" as const }))
  if (window.name === NAME) {
    close()
    await pause(LATE)
  }
  return end
}
