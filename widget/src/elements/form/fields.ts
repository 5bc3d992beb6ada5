import { html, nothing } from "lit/html.js"
import type { Tongue } from "../../i18n/tongue"
import type { Form as Word } from "../../i18n/words"
import { LONGEST, type Faults } from "./checks"
import type { Draft, Field } from "./draft"

/** What the fields see of the form they stand in. */
export interface FormScene {
  readonly tongue: Tongue
  readonly draft: Draft
  readonly faults: Faults
  readonly hovered: number
  change(field: Field, value: string | number): void
  hover(star: number): void
}

type TextField = Exclude<Field, "rating">

interface Look {
  label: Word
  hint?: Word
  type?: "text" | "email"
  autocomplete?: "name" | "email"
  lines?: number
  optional?: boolean
}

const LOOKS: Record<TextField, Look> = {
  title: { label: "title_label", optional: true },
  text: { label: "text_label", hint: "text_hint", lines: 5, optional: true },
  name: { label: "name_label", hint: "name_hint", autocomplete: "name" },
  email: { label: "email_label", hint: "email_hint", type: "email", autocomplete: "email" },
}

const NEAR_THE_LIMIT = 0.9
const describing = (field: Field) => ({ hint: `${field}-hint`, fault: `${field}-fault` })

export function fault({ tongue, faults }: FormScene, field: Field) {
  const word = faults[field]
  return word ? html`<p class="trouble" id=${describing(field).fault}>${tongue.term(word)}</p>` : nothing
}

export function textField(scene: FormScene, field: TextField) {
  const { tongue, faults } = scene
  const look = LOOKS[field]
  const ids = describing(field)
  const described = [look.hint && ids.hint, faults[field] && ids.fault].filter(Boolean).join(" ")
  return html`<div class=${`entry ${field}`}>
    <label for=${field} part="label">${tongue.term(look.label)}${look.optional ? html` <span class="quiet">${tongue.term("optional")}</span>` : nothing}</label>
    ${look.lines ? area(scene, field, look.lines, described) : input(scene, field, look, described)}
    ${look.hint ? html`<p class="quiet" id=${ids.hint}>${tongue.term(look.hint)}</p>` : nothing} ${fault(scene, field)} ${counter(scene, field)}
  </div>`
}

function input({ draft, faults, change }: FormScene, field: TextField, look: Look, described: string) {
  return html`<input
    class="field"
    part="field"
    id=${field}
    name=${field}
    type=${look.type ?? "text"}
    autocomplete=${look.autocomplete ?? "off"}
    dir=${look.type === "email" ? "ltr" : "auto"}
    aria-describedby=${described || nothing}
    aria-invalid=${faults[field] ? "true" : nothing}
    aria-required=${look.optional ? nothing : "true"}
    .value=${draft[field]}
    @input=${(event: Event) => change(field, (event.target as HTMLInputElement).value)}
  />`
}

function area({ draft, faults, change }: FormScene, field: TextField, lines: number, described: string) {
  return html`<textarea
    class="field"
    part="field"
    id=${field}
    name=${field}
    rows=${lines}
    dir="auto"
    aria-describedby=${described || nothing}
    aria-invalid=${faults[field] ? "true" : nothing}
    .value=${draft[field]}
    @input=${(event: Event) => change(field, (event.target as HTMLTextAreaElement).value)}
  ></textarea>`
}

/** Silent until the end is in sight. */
function counter({ tongue, draft }: FormScene, field: TextField) {
  const used = [...draft[field]].length
  if (used < LONGEST[field] * NEAR_THE_LIMIT) return nothing
  const left = LONGEST[field] - used
  return html`<p class="quiet" role="status">${tongue.term(left < 0 ? "over" : "left", { count: Math.abs(left) })}</p>`
}
