import { html, nothing } from "lit/html.js"
import * as api from "../../api/feeds"
import type { Accounts, EndedAccount, FeedAccount, Network } from "../../api/types"
import type { Feeds } from "../../i18n/words"
import type { GwFeeds } from "./feeds.element"

export const KINDS = ["review", "answer", "comment"] as const
const HOURS = [...Array(24).keys()]
const NIGHT = [22, 8] as const

/** What people call it; one that is not offered any more keeps its own word. */
export const titleOf = (name: string, networks: Network[] = []): string => networks.find((one) => one.name === name)?.title ?? name

/** Hers, what she chose for each, and the ways to link one more. */
export function accounts(scene: GwFeeds, { data, ended, networks }: Accounts) {
  const shown = scene.on ? data.filter(({ id }) => id === scene.fresh) : data
  const lapsed = scene.on ? [] : ended
  return html`${shown.length || lapsed.length
    ? html`<ul>
        ${shown.map((one) => account(scene, one, titleOf(one.network, networks)))} ${lapsed.map((one) => lost(scene, one, titleOf(one.network, networks), networks))}
      </ul>`
    : nothing}
  ${networks.length ? ways(scene, networks) : nothing}`
}

/** Only an address of the web becomes a link. */
export const safe = (url: string | null): string | undefined => (url && /^https?:/.test(url) ? url : undefined)

const handleOf = ({ handle, url }: { handle: string; url?: string | null }) => {
  const href = safe(url ?? null)
  return html`<b dir="auto">${href ? html`<a href=${href} target="_blank" rel="noopener">${handle}</a>` : handle}</b>`
}

function account(scene: GwFeeds, one: FeedAccount, title: string) {
  const { tongue, choosing, leaving } = scene
  const { id, handle } = one
  return html`<li data-id=${id} tabindex="-1">
    <div class="line">${handleOf(one)}<span class="quiet">${title}</span></div>
    <div class="acts">
      <button class="action" type="button" aria-expanded=${choosing === id} @click=${() => (scene.choosing = choosing === id ? "" : id)}>${tongue.term("feeds_choose")}</button>
      <button class="action" type="button" aria-expanded=${leaving === id} @click=${() => (scene.leaving = leaving === id ? "" : id)}>${tongue.term("feeds_unlink")}</button>
    </div>
    ${leaving === id
      ? html`<div class="ask" role="group" aria-label=${tongue.term("feeds_unlink")}>
          <p>${tongue.term("feeds_unlink_text", { handle })}</p>
          <div class="acts">
            <button class="button" type="button" aria-busy=${scene.busy === id} @click=${() => letGo(scene, one)}>${tongue.term("feeds_unlink_now")}</button>
            <button class="action" type="button" @click=${() => (scene.leaving = "")}>${tongue.term("cancel")}</button>
          </div>
        </div>`
      : nothing}
    ${choosing === id ? choices(scene, one) : nothing} ${scene.fault(id)}
  </li>`
}

/** Nothing is ticked for her: what is not chosen is not offered. */
function choices(scene: GwFeeds, one: FeedAccount) {
  const { tongue, busy } = scene
  const turn = (kind: (typeof KINDS)[number]) => (event: Event) => {
    const box = event.target as HTMLInputElement
    const wanted = box.checked
    box.checked = one[kind]
    chosen(scene, { ...one, [kind]: wanted })
  }
  return html`<fieldset>
      <legend>${tongue.term("feeds_kinds")}</legend>
      ${KINDS.map((kind) => html`<label class="choice"><input type="checkbox" role="switch" .checked=${one[kind]} aria-busy=${busy === one.id} @change=${turn(kind)} /><span>${tongue.term(`feeds_of_${kind}` as Feeds)}</span></label>`)}
    </fieldset>
    <div class="hours">${hour(scene, one, "quiet_from", "feeds_quiet")} ${one.quiet_from === null ? nothing : hour(scene, one, "quiet_until", "feeds_until")}</div>`
}

function hour(scene: GwFeeds, one: FeedAccount, end: "quiet_from" | "quiet_until", word: Feeds) {
  const { tongue } = scene
  const pick = (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    const [from, until] = one.quiet_from === null ? NIGHT : [one.quiet_from, one.quiet_until]
    chosen(scene, value ? { ...one, quiet_from: from, quiet_until: until, [end]: Number(value) } : { ...one, quiet_from: null, quiet_until: null })
  }
  const named = (at: number) => new Date(2000, 0, 1, at).toLocaleTimeString(tongue.lang(), { timeStyle: "short" })
  return html`<label><span class="quiet">${tongue.term(word)}</span>
    <select class="field" @change=${pick}>
      ${end === "quiet_from" ? html`<option value="" .selected=${one[end] === null}>${tongue.term("feeds_no_hours")}</option>` : nothing}
      ${HOURS.map((at) => html`<option value=${at} .selected=${one[end] === at}>${named(at)}</option>`)}
    </select></label>`
}

function chosen(scene: GwFeeds, wanted: FeedAccount): void {
  const { hers } = scene
  scene.doing(wanted.id, async () => {
    const now = await api.choose(wanted)
    scene.hers = { ...hers!, data: hers!.data.map((one) => (one.id === now.id ? now : one)) }
  })
}

function letGo(scene: GwFeeds, { id }: FeedAccount): void {
  scene.doing(id, async () => {
    await api.unlink(id)
    scene.leaving = ""
    ;[scene.hers, scene.posts] = await Promise.all([api.hers(), api.herPosts()])
    scene.said = scene.tongue.term("feeds_unlinked")
    scene.focusOn(".ways button")
  })
}

function lost(scene: GwFeeds, one: EndedAccount, title: string, networks: Network[]) {
  const { tongue } = scene
  const { handle, network, reason } = one
  const offered = networks.find(({ name }) => name === network)
  return html`<li>
    <div class="line">${handleOf(one)}<span class="quiet">${title}</span></div>
    <p class="why">${tongue.term("feeds_ended", { network: title, handle })}</p>
    ${reason ? html`<p class="quiet" lang="en" dir="auto">${reason}</p>` : nothing}
    ${offered ? html`<div class="acts"><button class="button" type="button" @click=${() => wanted(scene, offered)}>${tongue.term("feeds_link_again")}</button></div>` : nothing}
  </li>`
}

function ways(scene: GwFeeds, networks: Network[]) {
  const { tongue, naming, linking, busy } = scene
  const one = networks.find(({ name }) => name === naming)
  return html`<div class="ways" role="group" aria-label=${tongue.term("feeds_link")}>
      <p class="quiet">${tongue.term("feeds_link")}</p>
      ${networks.map((each) => html`<button class="button" type="button" aria-expanded=${naming === each.name} aria-busy=${busy === "link" && naming === each.name} @click=${() => wanted(scene, each)}>${each.title}</button>`)}
    </div>
    ${linking ? onHerWay(scene) : one && (one.asks_host || one.bot) ? asking(scene, one) : nothing} ${scene.fault("link", "link-fault")}`
}

/** Some networks want a word first; to the others she goes at once. */
function wanted(scene: GwFeeds, { name, asks_host, bot }: Network): void {
  if (scene.linking) return
  scene.trouble = undefined
  scene.naming = scene.naming === name && (asks_host || bot) ? "" : name
  if (!asks_host && !bot) return scene.link(name, null)
  if (scene.naming) scene.focusOn("form input, form button")
}

function asking(scene: GwFeeds, { name, asks_host, bot }: Network) {
  const { tongue } = scene
  const go = (event: SubmitEvent) => {
    event.preventDefault()
    scene.link(name, asks_host ? String(new FormData(event.target as HTMLFormElement).get("host")).trim() : null)
  }
  return html`<form class="ask" @submit=${go}>
    ${bot ? html`<p>${tongue.term("feeds_bot", { bot })}</p>` : nothing}
    ${asks_host
      ? html`<label for="host">${tongue.term(name === "bluesky" ? "feeds_handle" : "feeds_server")}</label>
          <input class="field" id="host" name="host" required maxlength="253" dir="ltr" autocapitalize="none" autocomplete="off" spellcheck="false" aria-describedby="link-fault" />`
      : nothing}
    <div class="acts">
      <button class="button primary" type="submit" aria-busy=${scene.busy === "link"}>${tongue.term("feeds_go")}</button>
      <button class="action" type="button" @click=${scene.cancel}>${tongue.term("cancel")}</button>
    </div>
  </form>`
}

function onHerWay({ tongue, cancel }: GwFeeds) {
  return html`<div class="ask">
    <p role="status">${tongue.term("feeds_linking")}</p>
    <div class="acts"><button class="action" type="button" @click=${cancel}>${tongue.term("cancel")}</button></div>
  </div>`
}
