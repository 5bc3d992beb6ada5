import { html, nothing } from "lit/html.js"
import * as api from "../../api/feeds"
import type { Post } from "../../api/types"
import type { Feeds } from "../../i18n/words"
import { pause, quietly } from "../../page/quietly"
import { safe, titleOf } from "./accounts"
import type { GwFeeds } from "./feeds.element"

const SOON = 90_000
const UNHURRIED = 350
const SHOWN = 8
const UNDOABLE = /^(queued|sending|sent|failed|refused)$/

/** It is on its way, and will be somewhere else in a moment. */
export const isMoving = ({ state, next_at, undoing }: Post): boolean => state === "sending" || (state === "queued" && (undoing || !next_at || Date.parse(next_at) - Date.now() < SOON)) || (state === "unknown" && !!next_at)

/** Those that wait for her yes as they would stand there, and what has become of the others. */
export function posts(scene: GwFeeds) {
  const { shown, tongue, on } = scene
  const waiting = shown.filter(({ state }) => state === "planned")
  const others = shown.filter(({ state }) => state !== "planned").slice(0, SHOWN)
  return html`${waiting.length && !on ? html`<p class="wait">${tongue.term("feeds_wait", { count: waiting.length })}</p>` : nothing}
  ${waiting.length ? html`<ul>${waiting.map((one) => preview(scene, one))}</ul>` : nothing} ${others.length ? html`<ul>${others.map((one) => standing(scene, one))}</ul>` : nothing}`
}

function line({ tongue, on, hers }: GwFeeds, { account, card, kind, sent_at }: Post, chip?: unknown) {
  return html`<div class="line">
    <b dir="auto">${on ? account.handle : card.title}</b>
    ${chip ?? html`<span class="quiet">${on ? titleOf(account.network, hers?.networks) : `${tongue.term(`feeds_a_${kind}` as Feeds)} · ${account.handle}`}</span>`}
  </div>
  ${chip && !on ? html`<p class="quiet">${[account.handle, tongue.day(sent_at)].filter(Boolean).join(" · ")}</p>` : nothing}`
}

/** Exactly what would be posted. */
function preview(scene: GwFeeds, one: Post) {
  const { tongue, wording, busy } = scene
  const { id, text, length, limit, disclosure, card } = one
  const worded = wording?.id === id ? wording : undefined
  const isOver = (worded?.length ?? length) > limit
  return html`<li data-id=${id} tabindex="-1">
    ${line(scene, one)}
    <div class="paper">
      ${worded
        ? html`<label class="unseen" for=${`text-${id}`}>${tongue.term("feeds_words")}</label>
            <textarea class="field" id=${`text-${id}`} rows="6" dir="auto" aria-describedby=${`fit-${id}`} aria-invalid=${worded.unfit ? "true" : nothing} .value=${worded.text} @input=${(event: Event) => type(scene, one, (event.target as HTMLTextAreaElement).value)}></textarea>`
        : html`<p class="said" dir="auto">${text}</p>`}
      <div class="card">
        ${card.picture ? html`<img src=${card.picture} alt="" width="1200" height="630" loading="lazy" />` : nothing}
        <b dir="auto">${card.title}</b>
        ${card.description ? html`<span class="quiet" dir="auto">${card.description}</span>` : nothing}
        <span class="quiet" dir="ltr">${hostOf(one.link)}</span>
      </div>
    </div>
    <p class=${isOver ? "trouble" : "quiet"} id=${`fit-${id}`} aria-live=${worded ? "polite" : "off"}>${tongue.term("feeds_length", { length: tongue.number(worded?.length ?? length), limit: tongue.number(limit) })} ${worded?.unfit ? html`<span class="trouble">${tongue.term(worded.unfit)}</span>` : nothing}</p>
    ${disclosure ? html`<p class="why">${tongue.term("feeds_reward")}</p>` : nothing}
    <div class="acts">
      <button class="button primary" type="button" aria-busy=${busy === id} @click=${() => yes(scene, one)}>${tongue.term("feeds_post")}</button>
      ${worded ? nothing : html`<button class="button" type="button" @click=${() => edit(scene, one)}>${tongue.term("feeds_edit")}</button>`}
      <button class="action" type="button" @click=${() => settle(scene, id, () => api.undo(id))}>${tongue.term("feeds_no")}</button>
    </div>
    ${scene.fault(id)}
  </li>`
}

const hostOf = (link: string) => link.split("/")[2]

function edit(scene: GwFeeds, { id, text, length }: Post): void {
  scene.wording = { id, text, length }
  scene.focusOn("textarea")
}

const UNFIT: Record<string, Feeds> = { too_long: "feeds_too_long", no_link: "feeds_no_link", no_disclosure: "feeds_no_disclosure" }

/** How long it is there the shop's server tells, for each network counts in its own way. */
function type(scene: GwFeeds, { id }: Post, text: string): void {
  scene.wording = { ...scene.wording!, id, text }
  quietly(async () => {
    await pause(UNHURRIED)
    if (scene.wording?.text !== text) return
    const { length, code } = await api.measure(id, text)
    if (scene.wording?.text === text) scene.wording = { id, text, length, unfit: code ? UNFIT[code] : undefined }
  })
}

/** What she saw goes with her yes: another text may wait for it by now. */
function yes(scene: GwFeeds, { id, text }: Post): void {
  const seen = scene.wording?.id === id ? scene.wording.text : text
  settle(scene, id, () => api.agree(id, seen))
}

function settle(scene: GwFeeds, id: string, ask: () => Promise<Post>): void {
  scene.doing(id, async () => {
    const post = await ask()
    if (scene.wording?.id === id) scene.wording = undefined
    scene.put(post)
  })
}

function standing(scene: GwFeeds, one: Post) {
  const { tongue, busy } = scene
  const { id, state, url, error, stale, next_at, account } = one
  const href = safe(url)
  const act = (word: Feeds, ask: () => Promise<Post>) => html`<button class="action" type="button" aria-busy=${busy === id} @click=${() => settle(scene, id, ask)}>${tongue.term(word)}</button>`
  const isAsked = state === "unknown" && !next_at
  const isOver = /^(failed|refused)$/.test(state)
  return html`<li data-id=${id} tabindex="-1">
    ${line(scene, one, html`<span class=${`state ${state}`}>${stateOf(scene, one)}</span>`)}
    ${state === "unknown" ? html`<p class="why">${tongue.term(isAsked ? "feeds_unknown_text" : "feeds_looking", { handle: account.handle })}</p>` : nothing}
    ${isOver && error ? html`<p class="why" lang="en" dir="auto">${error}</p>` : nothing} ${stale || (state === "sent" && error) ? html`<p class="quiet">${tongue.term("feeds_stale")}</p>` : nothing}
    <div class="acts">
      ${href ? html`<a class="action" href=${href} target="_blank" rel="noopener">${tongue.term("feeds_see")}</a>` : nothing}
      ${isAsked ? act("feeds_stands", () => api.stands(id)) : nothing} ${isAsked || isOver ? act("feeds_again", () => api.again(id)) : nothing}
      ${(UNDOABLE.test(state) || (state === "unknown" && !isAsked)) && !one.undoing ? act(state === "sent" ? "feeds_undo" : "feeds_leave", () => api.undo(id)) : nothing}
    </div>
    ${scene.fault(id)}
  </li>`
}

/** How it stands, in a word or two. */
export const stateOf = (scene: GwFeeds, one: Post): string => scene.tongue.term(wordOf(one), { when: whenOf(scene, one) })

function wordOf(one: Post): Feeds {
  if (one.undoing) return "feeds_taking"
  if (one.state === "queued" && !isMoving(one)) return "feeds_at"
  if (one.state === "undone" && one.sent_at) return "feeds_withdrawn"
  return `feeds_${one.state}` as Feeds
}

function whenOf({ tongue }: GwFeeds, { next_at }: Post): string {
  const at = new Date(next_at ?? "")
  return isNaN(+at) ? "" : at.toLocaleString(tongue.lang(), { weekday: "short", hour: "2-digit", minute: "2-digit" })
}
