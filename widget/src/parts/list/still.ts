/** Keeps the shop's page still: what was reserved for the reviews stays reserved while anyone could see it shrink. */

const SLACK = 9

/** To be called while the tag still has the height the page gave it: before it is defined. */
export function holdHeight(element: HTMLElement): void {
  const { height } = element.getBoundingClientRect()
  if (height) element.style.setProperty("min-height", `${height}px`)
  element.style.removeProperty("display")
}

/** Where the page goes on below; margins of the server's HTML reach through our own edge, so that one does not tell. */
function edgeBelow(element: Element): number {
  for (let from: Element | null = element; from; from = from.parentElement)
    for (let next = from.nextElementSibling; next; next = next.nextElementSibling)
      if (next.getClientRects().length) return next.getBoundingClientRect().top
  return element.getBoundingClientRect().bottom
}

/** The margin that the server's HTML lets out at the top. */
function topMargin(element: Element): string {
  let largest = 0
  for (let one = element.firstElementChild; one; one = one.firstElementChild) largest = Math.max(largest, parseFloat(getComputedStyle(one).marginTop))
  return `${largest}px`
}

/** Draws without letting what stands below come nearer, or what stands here rise. */
export function withoutShrinking(element: HTMLElement, draw: () => void): void {
  const before = edgeBelow(element)
  const margin = topMargin(element)
  draw()
  element.shadowRoot?.querySelector<HTMLElement>(".gw")?.style.setProperty("margin-top", margin)
  const lost = before - edgeBelow(element)
  if (lost > 0) element.style.setProperty("min-height", `${parseFloat(element.style.minHeight || "0") + lost}px`)
}

/** Defines the tag; where the server's HTML stands in it, the page keeps its place to the pixel. */
export function upgrade(places: HTMLElement[], define: () => void): void {
  const [place, ...rest] = places
  if (!place) return define()
  withoutShrinking(place, () => (holdHeight(place), upgrade(rest, define)))
}

/** How many reviews end above the reserved edge, when that edge is on the screen; all of them when it is not. One is always shown. */
export function fitting(element: HTMLElement, reviews: Element[]): number {
  const reserved = parseFloat(element.style.minHeight)
  const box = element.getBoundingClientRect()
  const edge = box.top + reserved
  const fits = !reserved || box.height <= reserved + 1
  if (fits || edge <= 0 || edge > innerHeight - SLACK || !reviews.length) return Infinity
  const tail = box.bottom - reviews[reviews.length - 1]!.getBoundingClientRect().bottom
  return reviews.filter((review) => review.getBoundingClientRect().bottom + tail <= edge + 1).length || 1
}

/** Gives the held room back once nobody can see it: the element is below the screen. */
export function releaseUnseen(element: HTMLElement, isSettled: () => boolean): () => void {
  const eye = new IntersectionObserver(([entry]) => {
    const below = entry && !entry.isIntersecting && entry.boundingClientRect.top > innerHeight
    if (below && isSettled()) element.style.removeProperty("min-height")
  })
  eye.observe(element)
  return () => eye.disconnect()
}
