import { html, nothing, render } from "lit/html.js"
import * as api from "../../api/feeds"
import { Failure } from "../../api/client"
import type { Accounts, Post } from "../../api/types"
import { GwElement } from "../../base/element"
import { reactive } from "../../base/reactive"
import { Tongue } from "../../i18n/tongue"
import type { Feeds } from "../../i18n/words"
import { pause, quietly } from "../../page/quietly"
import controls from "../../parts/controls.css"
import fieldsText from "../../parts/fields.css"
import { themeText } from "../../theme/theme"
import { isDark } from "../../theme/tone"
import tokens from "../../theme/tokens.css"
import { accounts } from "./accounts"
import feedsText from "./feeds.css"
import { Linking, type Brought } from "./linking"
import { isMoving, posts, stateOf } from "./posts"

type Trouble = { at: string; word: Feeds; values?: Record<string, unknown> }

/** All that are on the page: what changes in one is seen in the others. */
const everywhere = new Set<GwFeeds>()
const PATIENCE = 12
const GONE = /^(undone|withdrawn)$/
const UNFIT: Record<string, Feeds> = { too_long: "feeds_too_long", no_link: "feeds_no_link", no_disclosure: "feeds_no_disclosure" }

/**
 * Her accounts at networks and her posts there: all of them in the panel, or, with `on`, those about what she has
 * just published. Its tag is not public.
 * @ignore
 */
export class GwFeeds extends GwElement {
  brought?: Brought
  hers?: Accounts
  posts: Post[] = []
  open = false
  /** Which network is being linked: its name, and once she is on her way there, what waits for her. */
  naming = ""
  linking?: Linking
  /** Whose choices are open, who is about to be let go, what is worded anew. */
  choosing = ""
  /** Which account she has linked a moment ago: under what she has published, only this one is shown. */
  fresh = ""
  leaving = ""
  wording?: { id: string; text: string; length: number; unfit?: Feeds }
  busy = ""
  trouble?: Trouble
  said = ""
  failed = false
  /** What she has settled here stays in sight until she closes it. */
  readonly settledNow = new Set<string>()
  readonly tongue = new Tongue(this, "feeds", "form")

  constructor() {
    super(tokens, themeText(), controls, fieldsText, feedsText)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    everywhere.add(this)
    if (!this.on) this.open = true
    if (this.hasAttribute("bare")) this.unfold()
    else quietly(() => this.look())
    if (this.brought) this.take(this.brought)
  }

  override disconnectedCallback(): void {
    everywhere.delete(this)
    this.linking?.stop()
    super.disconnectedCallback()
  }

  /** Somebody of whom nothing is known is not made known by looking. */
  private async look(): Promise<void> {
    try {
      if (!(await api.isSomebody())) return
      const [hers, posts] = await Promise.all([api.hers(), api.herPosts()])
      Object.assign(this, { hers, posts, failed: false })
      if (posts.some(isMoving)) quietly(() => this.follow())
    } catch {
      this.failed = true
    }
  }

  /** Posts leave by themselves: we look after them until they have come to rest. */
  private async follow(): Promise<void> {
    for (let tries = 0; tries < PATIENCE && this.isConnected && this.posts.some(isMoving); tries++) {
      await pause(700 + 400 * tries)
      const now = await api.herPosts().catch(() => this.posts)
      for (const one of now) if (!isMoving(one) && this.posts.some(({ id, state }) => id === one.id && state !== one.state)) this.tell(one)
      this.posts = now
    }
  }

  private tell(post: Post): void {
    this.said = `${post.account.handle}: ${stateOf(this, post)}`
  }

  /** What she has just published: then nothing but one button is drawn before she presses it. */
  get on(): string {
    return this.getAttribute("on") ?? ""
  }

  /** What is shown: all, or what is about these words. */
  get shown(): Post[] {
    return this.posts.filter(({ id, on, state }) => (!this.on || on === this.on) && (!GONE.test(state) || this.settledNow.has(id)))
  }

  doing(at: string, work: () => Promise<unknown>): void {
    if (this.busy) return
    this.busy = at
    this.trouble = undefined
    quietly(async () => {
      try {
        await work()
      } catch (failure) {
        const code = failure instanceof Failure ? failure.problem?.errors?.[0]?.code : undefined
        this.trouble = { at, word: UNFIT[code ?? ""] ?? "feeds_trouble" }
      }
      this.busy = ""
    })
  }

  fault(at: string, id = "") {
    const { trouble, tongue } = this
    return html`<p class="trouble" role="alert" id=${id || nothing}>${trouble?.at === at ? tongue.term(trouble.word, trouble.values) : nothing}</p>`
  }

  focusOn(selector: string): void {
    quietly(() => this.updateComplete.then(() => this.root.querySelector<HTMLElement>(selector)?.focus()))
  }

  /** She has pressed the button under what she has published. */
  private readonly unfold = (): void => {
    if (this.open) return void (this.open = false)
    this.doing("all", async () => {
      this.hers ??= await api.hers()
      await this.offer()
      this.open = true
    })
  }

  private async offer(): Promise<void> {
    if (!this.on || !this.hers!.data.length) return
    const about = await api.offer(this.on)
    this.posts = [...about, ...this.posts.filter(({ id }) => about.every((one) => one.id !== id))]
  }

  readonly link = (network: string, host: string | null): void =>
    this.doing("link", async () => {
      this.linking = await Linking.begin(network, host)
      if (this.linking) quietly(() => this.linked(this.linking!))
    })

  private async linked(linking: Linking): Promise<void> {
    const brought = await linking.end()
    if (this.linking !== linking) return
    this.linking = undefined
    if (brought) this.take(brought)
  }

  private take(brought: Brought): void {
    if ("why" in brought) {
      this.trouble = { at: "link", word: `feeds_link_${brought.why}` }
      return this.focusOn(".ways button")
    }
    quietly(async () => {
      const { account } = brought
      this.hers = await api.hers()
      const id = typeof account === "string" ? account : account.id
      this.naming = ""
      this.choosing = this.fresh = id
      this.said = this.tongue.term("feeds_linked", { handle: this.hers.data.find((one) => one.id === id)?.handle })
      await this.offer()
      this.others()
      this.focusOn(`[data-id="${id}"]`)
    })
  }

  readonly cancel = (): void => {
    this.linking?.stop()
    this.linking = undefined
    this.naming = ""
    this.focusOn(".ways button")
  }

  /** What has become of one post takes its place. */
  readonly put = (post: Post): void => {
    this.settledNow.add(post.id)
    this.posts = this.posts.map((one) => (one.id === post.id ? post : one))
    this.tell(post)
    this.focusOn(`[data-id="${post.id}"]`)
    quietly(() => this.follow())
    this.others()
  }

  private others(): void {
    for (const one of everywhere) if (one !== this) quietly(() => one.look())
  }

  protected draw(): void {
    const { tongue, on, open } = this
    const tone = isDark(this) ? "gw dark" : "gw"
    const inside = on ? html`${this.button()} ${open ? this.whole() : nothing}` : html`<div class="head" role="heading" aria-level="3">${tongue.term("feeds_title")}</div>${this.whole()}`
    render(html`<div class=${tone}><section>${inside}<p class="unseen" role="status">${this.said}</p></section></div>`, this.root)
  }

  private button() {
    const { tongue, open, busy } = this
    const waiting = this.posts.filter(({ on, state }) => on === this.on && state === "planned").length
    if (this.hasAttribute("bare")) return this.fault("all")
    return html`<button class="button" type="button" part="button" aria-expanded=${open} aria-busy=${busy === "all"} @click=${this.unfold}>
        ${waiting && !open ? tongue.term("feeds_wait", { count: waiting }) : tongue.term("feeds_offer")}
      </button>
      ${this.fault("all")}`
  }

  private whole() {
    const { tongue, hers, failed } = this
    if (failed && !hers) return html`<p class="quiet" role="status">${tongue.term("feeds_trouble")}</p>`
    return html`<p class="quiet">${tongue.term("feeds_text")}</p>
      ${posts(this)} ${hers ? accounts(this, hers) : nothing}`
  }
}

reactive(GwFeeds, "hers", "posts", "open", "naming", "linking", "choosing", "leaving", "wording", "busy", "trouble", "said", "failed")
