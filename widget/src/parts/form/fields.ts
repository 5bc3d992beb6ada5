import { html, nothing } from "lit/html.js"
import type { Tongue } from "../../i18n/tongue"
import type { Words } from "../../i18n/words"
import type { Faults } from "./checks"

export type Field = "rating" | "title" | "text" | "details" | "name" | "email"

/** One field: its words, what may stand in it, and what is said when it must and does not. */
export interface Look {
  label: keyof Words
  longest: number
  hint?: keyof Words
  need?: keyof Words
  type?: "text" | "email"
  autocomplete?: "name" | "email"
  lines?: number
}

export type Looks = Partial<Record<Field, Look>>

/** What the fields see of the form they stand in. */
export interface FormScene {
  readonly tongue: Tongue
  readonly draft: object
  readonly looks: Looks
  readonly faults: Faults
  change(field: Field, value: string | number): void
}

/** Who writes; in every form the last. */
export const WHO = {
  name: { label: "name_label", hint: "name_hint", need: "need_name", autocomplete: "name", longest: 80 },
  email: { label: "email_label", hint: "email_hint", need: "need_email", type: "email", autocomplete: "email", longest: 254 },
} satisfies Looks

const NEAR_THE_LIMIT = 0.9
const describing = (field: Field) => ({ hint: `${field}-hint`, fault: `${field}-fault` })
const valueOf = ({ draft }: FormScene, field: Field): string => (draft as Partial<Record<Field, string>>)[field] ?? ""

export function fault({ tongue, faults }: FormScene, field: Field) {
  const word = faults[field]
  return word ? html`<p class="trouble" id=${describing(field).fault}>${tongue.term(word)}</p>` : nothing
}

export function textField(scene: FormScene, field: Field) {
  const { tongue, faults, looks } = scene
  const look = looks[field]!
  const ids = describing(field)
  const described = [look.hint && ids.hint, faults[field] && ids.fault].filter(Boolean).join(" ")
  return html`<div class=${`entry ${field}`}>
    <label for=${field} part="label">${tongue.term(look.label)}${look.need ? nothing : html` <span class="quiet">${tongue.term("optional")}</span>`}</label>
    ${look.lines ? area(scene, field, look, described) : input(scene, field, look, described)}
    ${look.hint ? html`<p class="quiet" id=${ids.hint}>${tongue.term(look.hint)}</p>` : nothing} ${fault(scene, field)} ${counter(scene, field, look)}
  </div>`
}

function input(scene: FormScene, field: Field, look: Look, described: string) {
  return html`<input
    class="field"
    part="field"
    id=${field}
    name=${field}
    type=${look.type ?? "text"}
    autocomplete=${look.autocomplete ?? "off"}
    dir=${look.type === "email" ? "ltr" : "auto"}
    aria-describedby=${described || nothing}
    aria-invalid=${scene.faults[field] ? "true" : nothing}
    aria-required=${look.need ? "true" : nothing}
    .value=${valueOf(scene, field)}
    @input=${(event: Event) => scene.change(field, (event.target as HTMLInputElement).value)}
  />`
}

function area(scene: FormScene, field: Field, look: Look, described: string) {
  return html`<textarea
    class="field"
    part="field"
    id=${field}
    name=${field}
    rows=${look.lines}
    dir="auto"
    aria-describedby=${described || nothing}
    aria-invalid=${scene.faults[field] ? "true" : nothing}
    aria-required=${look.need ? "true" : nothing}
    .value=${valueOf(scene, field)}
    @input=${(event: Event) => scene.change(field, (event.target as HTMLTextAreaElement).value)}
  ></textarea>`
}

/** Silent until the end is in sight. */
function counter(scene: FormScene, field: Field, { longest }: Look) {
  const used = [...valueOf(scene, field)].length
  if (used < longest * NEAR_THE_LIMIT) return nothing
  const left = longest - used
  return html`<p class="quiet" role="status">${scene.tongue.term(left < 0 ? "over" : "left", { count: Math.abs(left) })}</p>`
}
