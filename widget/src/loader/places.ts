const PLACES = "gw-rating,gw-reviews,gw-questions,gw-share,[data-gw]"
const RESERVED_ENOUGH = 120
const GLIDE = 2.5

export function placesIn(root: Element): HTMLElement[] {
  const inside = [...root.querySelectorAll<HTMLElement>(PLACES)]
  return root.matches(PLACES) ? [root as HTMLElement, ...inside] : inside
}

/** The parser may still be writing the tag's inside; touching it now would tear the server's HTML apart. */
export function isWhole(place: Element): boolean {
  return document.readyState !== "loading" || !!place.nextSibling
}

/** `<div data-gw="reviews" data-product="42">` becomes a shell around the element it stands for. */
export function elementOf(place: HTMLElement): HTMLElement | undefined {
  const kind = place.dataset.gw
  if (!kind) return place
  if (!/^(rating|reviews|questions|share)$/.test(kind)) return
  const found = place.querySelector<HTMLElement>("gw-" + kind)
  const element = found || document.createElement("gw-" + kind)
  for (const { name, value } of [...place.attributes])
    if (/^data-(?!gw$)/.test(name) && element.getAttribute(name.slice(5)) !== value) element.setAttribute(name.slice(5), value)
  if (!found) {
    element.append(...place.childNodes)
    place.append(element)
  }
  return element
}

/**
 * Without the stylesheet line the tag has no height yet. Room is made down to the lower edge of the
 * screen, so that whatever grows later grows out of sight. What she sees glides down, never jumps,
 * and what we bring comes into view meanwhile.
 */
export function reserve(element: HTMLElement): void {
  const { style } = element
  const box = element.getBoundingClientRect()
  if (!element.localName.endsWith("s") || box.height >= RESERVED_ENOUGH || !element.getClientRects().length) return
  const below = innerHeight - box.top
  const isSeen = below > 0 && below < innerHeight
  const room = isSeen ? below + 1 : innerHeight
  let height = isSeen ? box.height : room
  const grow = () => {
    height = Math.min(room, height + GLIDE)
    style.minHeight = style.maxHeight = height + "px"
    if (height < room) requestAnimationFrame(grow)
    else style.maxHeight = style.overflow = ""
  }
  style.display = "block"
  style.overflow = "clip"
  grow()
}
