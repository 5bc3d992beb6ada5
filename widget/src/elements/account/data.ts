import { html, nothing } from "lit/html.js"
import * as mine from "../../api/mine"
import type { Consent } from "../../api/types"
import { pause } from "../../page/quietly"
import type { GwAccount } from "./account.element"
import { seen } from "./who"

const PATIENCE = 90

/** What she allows, each with the words she agrees to. */
export function allowed(scene: GwAccount) {
  const { tongue, me, closed } = scene
  const consents = scene.consents.filter((one) => !closed || one.given) // what is allowed can be taken back
  const profile = consents.find(({ purpose }) => purpose === "public_profile")
  const others = consents.filter((one) => one !== profile)
  return html`${profile
    ? html`<section>
        <div class="head" role="heading" aria-level="3">${tongue.term("account_public")}</div>
        ${choice(scene, profile, me!.public, (on) => scene.doing("public_profile", async () => seen(scene, await mine.change({ public: on, locale: tongue.code }))))}
        ${me!.profile ? html`<p><a class="quiet" href=${me!.profile} target="_blank" rel="noopener">${tongue.term("account_see")}<span class="unseen">, ${tongue.term("new_tab")}</span></a></p>` : nothing}
      </section>`
    : nothing}
  ${others.length
    ? html`<section>
        <div class="head" role="heading" aria-level="3">${tongue.term("account_allow")}</div>
        ${others.map((one) => choice(scene, one, !!one.given, (on) => decide(scene, one, on)))}
      </section>`
    : nothing}`
}

function choice(scene: GwAccount, { purpose, text }: Consent, on: boolean, take: (on: boolean) => void) {
  const turn = (event: Event) => {
    const box = event.target as HTMLInputElement
    const wanted = box.checked
    box.checked = on
    take(wanted)
  }
  return html`<label class="choice"><input type="checkbox" role="switch" .checked=${on} aria-busy=${scene.busy === purpose} @change=${turn} /><span>${text}</span></label> ${scene.fault(purpose)}`
}

function decide(scene: GwAccount, { purpose, version }: Consent, on: boolean): void {
  const { code } = scene.tongue
  scene.doing(purpose, async () => {
    await mine.decide(purpose, on, version, code)
    scene.consents = await mine.consentsOf(code)
  })
}

/** All that is kept of her, to take along or to be rid of. */
export function data(scene: GwAccount) {
  const { tongue, exporting, erased, me } = scene
  if (erased) return html`<section><p role="status">${tongue.term("account_erased")}</p></section>`
  const ready = exporting && exporting !== "busy"
  return html`<section>
    <div class="head" role="heading" aria-level="3">${tongue.term("account_data")}</div>
    <div class="acts">
      ${ready ? html`<a class="button" href=${exporting} rel="noopener" download>${tongue.term("account_ready")}</a>` : nothing}
      ${me!.kind === "shopper" && !ready
        ? html`<button class="action" type="button" aria-busy=${exporting === "busy"} @click=${() => download(scene)}>${tongue.term(exporting ? "account_preparing" : "account_download")}</button>`
        : nothing}
      <button class="action" type="button" aria-expanded=${scene.erasing} @click=${() => (scene.erasing = !scene.erasing)}>${tongue.term("account_erase")}</button>
    </div>
    ${scene.erasing ? erasing(scene) : nothing} ${scene.fault("data")} ${scene.trouble?.word === "account_prove" ? html`<button class="button" type="button" @click=${() => scene.signIn()}>${tongue.term("account_sign_in")}</button>` : nothing}
  </section>`
}

function erasing(scene: GwAccount) {
  const { tongue } = scene
  return html`<form class="erasing" @submit=${(event: Event) => erase(scene, event)}>
    <fieldset>
      <legend>${tongue.term("account_erase_text")}</legend>
      <label class="choice"><input type="radio" name="words" value="keep" checked /><span>${tongue.term("account_erase_keep")}</span></label>
      <label class="choice"><input type="radio" name="words" value="all" /><span>${tongue.term("account_erase_all")}</span></label>
    </fieldset>
    <button class="button danger" type="submit" aria-busy=${scene.busy === "data"}>${tongue.term("account_erase_now")}</button>
  </form>`
}

function erase(scene: GwAccount, event: Event): void {
  event.preventDefault()
  const keep = new FormData(event.target as HTMLFormElement).get("words") === "keep"
  scene.doing("data", async () => {
    await mine.erase(keep)
    scene.erased = true
    await mine.forget()
  })
}

/** The file is made by a worker: we look after it until it is there, and let her do other things meanwhile. */
function download(scene: GwAccount): void {
  if (scene.exporting) return
  scene.doing("data", async () => {
    const { id } = await mine.askExport()
    scene.exporting = "busy"
    void wait(scene, id)
  })
}

async function wait(scene: GwAccount, id: string): Promise<void> {
  for (let tries = 0; tries < PATIENCE && scene.isConnected; tries++) {
    await pause(1000 + 200 * tries)
    const { state, url } = await mine.exportState(id).catch(() => ({ state: "", url: undefined }))
    if (url) return void (scene.exporting = url)
    if (state === "failed") break
  }
  scene.exporting = undefined
}
