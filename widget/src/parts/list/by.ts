import { html, nothing } from "lit/html.js"
import type { Author } from "../../api/types"
import type { ListScene } from "./scene"

/** What everybody's words say of themselves. */
interface Said {
  author: Author
  created_at: string | null
  edited_at: string | null
  labels: (keyof typeof LABELS)[]
}

/** What the shop says of a text: each in words. */
const LABELS = { shop_staff: "staff", incentivized: "incentivized" } as const

/** As what she writes, in words. */
export function role({ tongue }: ListScene, { author: { kind, title } }: Said) {
  return title ? `${tongue.term(kind)}, ${title}` : tongue.term(kind)
}

export const face = ({ avatar }: Author) => (avatar ? html`<img class="face" part="face" src=${avatar.small} alt="" width="28" height="28" loading="lazy" />` : nothing)

export function name({ tongue }: ListScene, { name, profile }: Author) {
  if (!name) return html`<span class="nameless">${tongue.term("anonymous")}</span>`
  return profile ? html`<a part="profile" href=${profile}>${name}</a>` : name
}

export function when({ tongue }: ListScene, { created_at, edited_at }: Said) {
  const edited = tongue.day(edited_at)
  return html`<span class="quiet" part="date"><time datetime=${created_at ?? nothing}>${tongue.day(created_at)}</time></span>${edited ? html`<span class="quiet" part="date">${tongue.term("edited", { date: edited })}</span>` : nothing}`
}

export function labels({ tongue }: ListScene, { labels }: Said) {
  return labels.map((label) => html`<div class="badge" part="badge">${tongue.term(LABELS[label])}</div>`)
}
