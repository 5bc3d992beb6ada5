import { html, nothing, render } from "lit/html.js"
import type { Review } from "../../api/types"
import { cross } from "../../parts/icons"
import { stars } from "../../parts/stars"
import { isDark } from "../../theme/tone"
import type { Scene } from "../reviews/scene"

export interface Shown {
  photo: Review["media"][number]
  review: Review
}

const SWIPE = 40

/** A photo in full, over the page: a dialog, so that the browser keeps the focus inside and knows Escape. */
export function show(scene: Scene, all: Shown[], at: number): void {
  const dialog = document.createElement("dialog")
  dialog.className = isDark(scene) ? "lightbox gw dark" : "lightbox gw"
  dialog.setAttribute("part", "lightbox")
  dialog.lang = scene.tongue.lang()
  const opener = scene.shadowRoot!.activeElement as HTMLElement | null
  const close = () => dialog.close()
  const go = (step: number) => {
    at = (at + step + all.length) % all.length
    draw()
  }
  const draw = () => render(inside(scene, all, at, go, close), dialog)
  dialog.addEventListener("close", () => {
    dialog.remove()
    opener?.focus({ preventScroll: true })
  })
  dialog.addEventListener("keydown", (event) => step(event, scene, go))
  swipes(dialog, scene, go)
  dialog.addEventListener("click", ({ target }) => target === dialog && close())
  draw()
  scene.shadowRoot!.append(dialog)
  dialog.showModal()
}

const onwards = (scene: Scene) => (getComputedStyle(scene).direction === "rtl" ? -1 : 1)

function step(event: KeyboardEvent, scene: Scene, go: (step: number) => void): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  go(step * onwards(scene))
}

function swipes(dialog: HTMLElement, scene: Scene, go: (step: number) => void): void {
  let from: number | undefined
  dialog.addEventListener("pointerdown", ({ pointerType, clientX }) => (from = pointerType === "mouse" ? undefined : clientX))
  dialog.addEventListener("pointerup", ({ clientX }) => {
    const way = from === undefined ? 0 : from - clientX
    from = undefined
    if (Math.abs(way) > SWIPE) go(Math.sign(way) * onwards(scene))
  })
}

function inside({ tongue }: Scene, all: Shown[], at: number, go: (step: number) => void, close: () => void) {
  const { photo, review } = all[at]!
  const name = review.author || tongue.term("anonymous")
  const place = tongue.term("photo_of", { at: at + 1, of: all.length })
  return html`<figure>
      <img src=${photo.large} alt=${tongue.term("photo_by", { name })} width=${photo.width} height=${photo.height} />
      <figcaption>
        <span role="img" aria-label=${tongue.term("out_of", { rating: tongue.number(review.rating) })}>${stars(review.rating)}</span>
        <b dir="auto">${name}</b> ${all.length > 1 ? html`<span class="quiet" role="status">${place}</span>` : nothing}
        ${review.text ? html`<p class="text" dir="auto" lang=${review.locale || nothing}>${review.text}</p>` : nothing}
      </figcaption>
    </figure>
    ${all.length > 1 ? html`${arrow("before", tongue.term("photo_before"), () => go(-1))}${arrow("next", tongue.term("photo_next"), () => go(1))}` : nothing}
    <button class="over close" type="button" aria-label=${tongue.term("photo_close")} @click=${close}>${cross}</button>`
}

function arrow(kind: "before" | "next", name: string, press: () => void) {
  return html`<button class=${`over ${kind}`} type="button" aria-label=${name} @click=${press}>
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 2.5L11 8l-5.5 5.5" /></svg>
  </button>`
}
