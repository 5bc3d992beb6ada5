import { html, nothing } from "lit/html.js"
import type { Stars } from "../../api/types"
import { house, shopPath } from "../../page/house"
import { writeButton } from "../../parts/list/write"
import { stars } from "../../parts/stars"
import type { Scene } from "./scene"

/** Where the figures will be. */
export const coming = html`<div class="summary"><div class="verdict"><i></i><i></i></div><div class="bars"><i></i><i></i><i></i><i></i><i></i></div></div>`

export function checksLink({ tongue }: Scene) {
  const href = `${house().base}${shopPath("checks")}?lang=${tongue.code}`
  return html`<a class="quiet" part="checks-link" href=${href} target="_blank" rel="noopener"
    >${tongue.term("checked")}<span class="unseen">, ${tongue.term("new_tab")}</span></a
  >`
}

export function summary(scene: Scene) {
  const { tongue, reading } = scene
  const { rating, counts } = reading.page!
  const average = tongue.number(rating.average ?? 0, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return html`<div class="summary" part="summary">
    <div class="verdict">
      <div class="figure" role="img" aria-label=${tongue.term("out_of", { rating: average })}>
        <span class="average" part="average">${average}</span><span part="stars">${stars(rating.average ?? 0)}</span>
      </div>
      <p class="quiet" part="counts">
        ${tongue.term("ratings", { count: rating.count })}${counts.words ? html` · ${tongue.term("with_words", { count: counts.words })}` : nothing}
      </p>
      ${checksLink(scene)}
    </div>
    ${histogram(scene)} ${writeButton(scene)}
  </div>`
}

function histogram(scene: Scene) {
  const some = scene.reading.query.stars.length ? "bars some" : "bars"
  return html`<div class=${some} part="histogram" role="group" aria-label=${scene.tongue.term("by_stars")}>
    ${([5, 4, 3, 2, 1] as const).map((one) => bar(scene, one))}
  </div>`
}

function bar(scene: Scene, one: Stars) {
  const { tongue, reading } = scene
  const { rating } = reading.page!
  const count = rating.histogram[one]
  const chosen = reading.query.stars
  const pressed = chosen.includes(one)
  const now = pressed ? chosen.filter((other) => other !== one) : [...chosen, one]
  return html`<button part="bar" aria-pressed=${pressed} ?disabled=${!count && !pressed} @click=${() => scene.act("ask", { stars: now })}>
    <span aria-hidden="true">${tongue.number(one)}</span><span class="unseen">${tongue.term("stars", { count: one })}: </span>
    <span class="track"><span class="length" data-share=${(100 * count) / (rating.count || 1)}></span></span>
    <span class="many">${tongue.number(count)}</span>
  </button>`
}
