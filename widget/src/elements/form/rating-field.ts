import { html, nothing } from "lit/html.js"
import type { Form as Word } from "../../i18n/words"
import { STAR } from "../../parts/star-shape"
import { fault, type FormScene } from "../../parts/form/fields"
import type { ReviewDraft } from "./draft"

/** What the stars see of the form they stand in. */
export interface Rater extends FormScene {
  readonly draft: ReviewDraft
  readonly hovered: number
  hover(star: number): void
}

/** Five native radios, each lying over its own star: arrows, names and touch work by themselves. */
export function ratingField(scene: Rater) {
  const { tongue, draft, faults, hovered } = scene
  const shown = hovered || draft.rating
  return html`<fieldset class="rating" @pointerleave=${() => scene.hover(0)} aria-describedby=${faults.rating ? "rating-fault" : nothing}>
    <legend part="label">${tongue.term("rating_label")}</legend>
    <div class=${hovered ? "scale trying" : "scale"}>
      ${[1, 2, 3, 4, 5].map((one) => star(scene, one))}
      <span class="word" id="word">${shown ? tongue.term(`star_${shown}` as Word) : nothing}</span>
    </div>
    ${fault(scene, "rating")}
  </fieldset>`
}

function star(scene: Rater, one: number) {
  const { tongue, draft, faults } = scene
  return html`<label class="star" @pointermove=${(event: PointerEvent) => event.pointerType === "mouse" && scene.hover(one)}>
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${STAR} /></svg>
    <input
      type="radio"
      name="rating"
      value=${one}
      aria-label=${tongue.term("stars", { count: one })}
      aria-describedby=${one === draft.rating ? "word" : nothing}
      aria-invalid=${faults.rating ? "true" : nothing}
      .checked=${one === draft.rating}
      @change=${() => scene.change("rating", one)}
    />
  </label>`
}
