import { html, nothing } from "lit/html.js"
import type { FlagReason } from "../../api/types"
import type { ListScene } from "../../parts/list/scene"
import { flag, flagState, sendFlag, type FlagState } from "./flagging"

const REASONS: FlagReason[] = ["spam", "offensive", "off_topic", "personal_data", "not_genuine", "other"]

export function flagPanel(scene: ListScene, id: string) {
  const { tongue } = scene
  const state = flagState(id)
  if (state === "sent") return html`<p class="flag" part="flag" role="status">${tongue.term("flag_thanks")}</p>`
  return html`<form class="flag" part="flag" novalidate @submit=${(event: SubmitEvent) => take(scene, id, event)}>
    <fieldset>
      <legend>${tongue.term("flag_title")}</legend>
      ${REASONS.map((reason) => html`<label class="choice"><input type="radio" name="reason" value=${reason} />${tongue.term(reason)}</label>`)}
    </fieldset>
    <label class="note"><span class="quiet">${tongue.term("flag_note")}</span><textarea class="field" name="note" rows="2" maxlength="500"></textarea></label>
    <p class="trouble" role="alert">${trouble(scene, state)}</p>
    <div class="buttons">
      <button class="button" type="submit" aria-busy=${state === "busy"}>${tongue.term("flag_send")}</button>
      <button class="action" type="button" @click=${() => flag(scene, id)}>${tongue.term("cancel")}</button>
    </div>
  </form>`
}

function take(scene: ListScene, id: string, event: SubmitEvent): void {
  event.preventDefault()
  sendFlag(scene, id, event.target as HTMLFormElement)
}

function trouble({ tongue }: ListScene, state: FlagState) {
  if (state === "missing") return tongue.term("flag_choose")
  return state === "failed" ? tongue.term("not_saved") : nothing
}
