import { html, nothing } from "lit/html.js"
import type { OwnField } from "../../api/types"
import type { Scene } from "../reviews/scene"
import { toggled } from "./filters"
import { label, say } from "./words"

const MOST_TAGS = 8

/** Averages between their two ends, the share that said yes, and what was named most. */
export function summary(scene: Scene, fields: OwnField[]) {
  const told = fields.filter(({ count, kind }) => count && kind !== "fact").map((field) => one(scene, field)).filter((each) => each !== nothing)
  return told.length ? html`<div class="own" part="own" role="group" aria-label=${say(scene.tongue, "fields")}>${told}</div>` : nothing
}

function one(scene: Scene, field: OwnField) {
  if (field.kind === "scale") return field.average === null ? nothing : scale(scene, field, field.average)
  if (field.kind === "yes_no") return share(scene, field)
  return field.kind === "tags" ? tags(scene, field) : choice(scene, field)
}

const name = ({ tongue }: Scene, field: OwnField) => label(tongue, field.labels)

function scale(scene: Scene, field: OwnField, average: number) {
  const { tongue } = scene
  const [low, high] = label(tongue, field.ends) ?? [tongue.number(1), tongue.number(field.steps)]
  const said = `${tongue.number(average)} / ${tongue.number(field.steps)}`
  const place = (100 * (average - 1)) / (field.steps - 1)
  return html`<div class="own-field">
    <span class="own-name">${name(scene, field)}</span>
    <span class="own-scale" role="img" aria-label=${`${said}, ${low} – ${high}`}><span class="own-mark"><span data-share=${place}></span></span></span>
    <span class="own-ends" aria-hidden="true"><span>${low}</span><span>${high}</span></span>
  </div>`
}

function share(scene: Scene, field: OwnField) {
  const yes = field.options.find(({ value }) => value === "yes")?.count ?? 0
  const figure = scene.tongue.number(yes / field.count, { style: "percent" })
  return html`<div class="own-field"><span class="own-name">${name(scene, field)}</span><span class="own-figure">${figure}</span></div>`
}

function choice(scene: Scene, field: OwnField) {
  const { tongue } = scene
  const most = [...field.options].sort((a, b) => b.count - a.count)[0]
  if (!most?.count) return nothing
  return html`<div class="own-field">
    <span class="own-name">${name(scene, field)}</span>
    <span><b>${label(tongue, most.labels)}</b> <span class="quiet">${tongue.number(most.count / field.count, { style: "percent" })}</span></span>
  </div>`
}

/** Each is a filter too. */
function tags(scene: Scene, field: OwnField) {
  const { tongue, reading } = scene
  const most = field.options.filter(({ count }) => count).sort((a, b) => b.count - a.count).slice(0, MOST_TAGS)
  if (!most.length) return nothing
  return html`<div class="own-field own-tags" role="group" aria-label=${name(scene, field) ?? ""}>
    <span class="own-name" aria-hidden="true">${name(scene, field)}</span>
    <span class="own-chips">
      ${most.map(({ value, labels, count }) => {
        const wish = `${field.key}:${value}`
        return html`<button class="chip" part="chip" aria-pressed=${reading.query.fields.includes(wish)} @click=${() => toggled(scene, wish)}>
          ${label(tongue, labels)}<span class="quiet">${tongue.number(count)}</span>
        </button>`
      })}
    </span>
  </div>`
}
