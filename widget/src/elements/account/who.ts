import { html, nothing } from "lit/html.js"
import * as mine from "../../api/mine"
import type { Me } from "../../api/types"
import type { Account } from "../../i18n/words"
import { quietly } from "../../page/quietly"
import { draw, lighter, opened } from "../attach/picture"
import type { GwAccount } from "./account.element"

const ACCEPTED = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif"
const BADGES: Record<string, "verified_buyer" | "expert"> = { verified: "verified_buyer", expert: "expert" }

/** Her picture or initials, her name, and the way in or out. */
export function who(scene: GwAccount) {
  const { me, tongue } = scene
  const known = me?.kind === "shopper"
  return html`<header>
    ${known && (scene.picture || me.avatar || me.initials) ? html`<div class="face">${face(scene)}</div>` : nothing}
    <div class="who">
      <div class="name" id="who" role="heading" aria-level="2" dir="auto">${known ? (me.name ?? tongue.term("account_of")) : tongue.term(me ? "account_guest" : "account_of")}</div>
      ${known ? facts(scene) : html`<p class="quiet">${tongue.term(me ? "account_guest_text" : "account_nobody_text")}</p>`}
      <div class="acts">${known ? changes(scene) : html`<button class="button primary" type="button" @click=${() => scene.signIn()}>${tongue.term("account_sign_in")}</button>`}</div>
      ${scene.naming ? naming(scene) : nothing} ${scene.fault("who")}
    </div>
  </header>${told(scene)}`
}

/** What the shop does about her, and why. */
function told({ taken, closed }: GwAccount) {
  const said = [...taken.map(({ text }) => text), ...(closed ? [closed] : [])]
  return said.length ? html`<div class="told" role="status">${said.map((text) => html`<p class="why">${text}</p>`)}</div>` : nothing
}

function face({ me, picture, updateComplete, renderRoot }: GwAccount) {
  if (picture) {
    void updateComplete.then(() => renderRoot.querySelectorAll("canvas").forEach((canvas) => draw(canvas, picture)))
    return html`<canvas></canvas>`
  }
  return me?.avatar ? html`<img src=${me.avatar.large} alt="" width="72" height="72" />` : html`<span aria-hidden="true">${me?.initials}</span>`
}

function facts({ me, tongue }: GwAccount) {
  const badges = me!.badges.map((badge) => BADGES[badge]).filter((badge) => !!badge)
  const said = [...badges.map((badge) => tongue.term(badge)), me!.email_hint].filter(Boolean)
  return said.length ? html`<p class="quiet">${said.join(" · ")}</p>` : nothing
}

function changes(scene: GwAccount) {
  const { me, tongue } = scene
  const press = (word: Account, work: () => void) => html`<button class="action" type="button" @click=${work}>${tongue.term(word)}</button>`
  const anew = html`${press("account_rename", () => (scene.naming = !scene.naming))}
    <label class="action pick"
      ><input type="file" class="unseen" accept=${ACCEPTED} @change=${(event: Event) => choose(scene, event.target as HTMLInputElement)} />${tongue.term(me!.avatar ? "account_change_picture" : "account_add_picture")}</label
    >`
  return html`${scene.closed ? nothing : anew}
    ${me!.avatar ? press("account_remove_picture", () => scene.doing("who", async () => seen(scene, await mine.takeOff()))) : nothing}
    ${press("account_sign_out", () => scene.signOut())}`
}

function naming(scene: GwAccount) {
  const { me, tongue } = scene
  return html`<form class="naming" @submit=${(event: Event) => rename(scene, event)}>
    <label for="new-name" class="unseen">${tongue.term("name_label")}</label>
    <input class="field" id="new-name" name="name" maxlength="80" required dir="auto" autocomplete="name" .value=${me?.name ?? ""} />
    <button class="button" type="submit" aria-busy=${scene.busy === "who"}>${tongue.term("account_save")}</button>
  </form>`
}

function rename(scene: GwAccount, event: Event): void {
  event.preventDefault()
  const name = String(new FormData(event.target as HTMLFormElement).get("name")).trim()
  if (!name) return
  scene.doing("who", async () => {
    seen(scene, await mine.change({ name, locale: scene.tongue.code }))
    scene.naming = false
  })
}

/** Shown at once; kept only when the shop has it. */
function choose(scene: GwAccount, input: HTMLInputElement): void {
  const file = input.files?.[0]
  input.value = ""
  if (!file) return
  scene.doing("who", async () => {
    try {
      scene.picture = await opened(file)
      seen(scene, await mine.wear(await lighter(file, scene.picture)))
    } finally {
      scene.picture = undefined
    }
  })
}

/** The shop has it: so have all who show her. */
export function seen(scene: GwAccount, me: Me): void {
  scene.me = me
  quietly(() => mine.changed(me))
  quietly(scene.refresh)
}
