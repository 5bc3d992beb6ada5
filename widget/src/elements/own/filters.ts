import { html } from "lit/html.js"
import type { OwnField, OwnOption } from "../../api/types"
import type { Scene } from "../reviews/scene"
import { label, say } from "./words"

/** One list to choose from for each question with few answers; tags are chosen in the summary. */
export function filters(scene: Scene, fields: OwnField[]) {
  return fields.filter(({ filters, kind }) => filters && kind !== "tags").map((field) => list(scene, field))
}

function list(scene: Scene, field: OwnField) {
  const { tongue, reading } = scene
  const name = label(tongue, field.labels)
  const chosen = reading.query.fields.find((wish) => wish.startsWith(`${field.key}:`))
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    const others = reading.query.fields.filter((wish) => !wish.startsWith(`${field.key}:`))
    scene.act("ask", { fields: value ? [...others, value] : others })
  }
  return html`<span class="picks own-list"
    ><select class=${chosen ? "chip chosen" : "chip"} part="chip" aria-label=${name ?? ""} @change=${choose}>
      <option value="" .selected=${!chosen}>${name}: ${say(tongue, "any")}</option>
      ${field.options.filter(({ count }) => count).map((option) => choice(scene, field, option, chosen))}
    </select></span
  >`
}

function choice({ tongue }: Scene, field: OwnField, option: OwnOption, chosen?: string) {
  const wish = `${field.key}:${option.value}`
  return html`<option value=${wish} .selected=${wish === chosen}>${answerOf(tongue, field, option)} · ${tongue.number(option.count)}</option>`
}

function answerOf(tongue: Scene["tongue"], { kind }: OwnField, { value, labels }: OwnOption) {
  return kind === "yes_no" ? say(tongue, value === "yes" ? "yes" : "no") : label(tongue, labels)
}

export function toggled(scene: Scene, wish: string): void {
  const { fields } = scene.reading.query
  scene.act("ask", { fields: fields.includes(wish) ? fields.filter((one) => one !== wish) : [...fields, wish] })
}

/** The names of the wishes that are on, for the line that takes them off again. */
export function wished({ tongue, reading }: Scene, fields: OwnField[]): [string, string][] {
  return reading.query.fields.flatMap((wish) => {
    const field = fields.find(({ key }) => wish.startsWith(`${key}:`))
    const option = field?.options.find(({ value }) => wish === `${field.key}:${value}`)
    return field && option ? [[wish, `${label(tongue, field.labels)}: ${answerOf(tongue, field, option)}`] as [string, string]] : []
  })
}

