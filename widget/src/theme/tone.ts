type Tell = () => void
const listeners = new Set<Tell>()

/** A page is dark where its words are light; this needs no colour scheme and no promise of the shop's. */
export function isDark(element: Element): boolean {
  const colour = getComputedStyle(element).color
  const [first = 0, second = 0, third = 0] = (colour.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
  if (/^(ok)?l/.test(colour)) return first > (colour.startsWith("ok") ? 0.62 : 58)
  const whole = colour.startsWith("rgb") ? 255 : 1
  return (0.299 * first + 0.587 * second + 0.114 * third) / whole > 0.58
}

function tellAll(): void {
  listeners.forEach((tell) => tell())
}

/** A theme switch may fade: we look again when the fading is over. */
function notice(): void {
  requestAnimationFrame(tellAll)
  setTimeout(tellAll, 450)
}

const eye = new MutationObserver(notice)
matchMedia("(prefers-color-scheme: dark)").addEventListener?.("change", notice)

/** The body may be another one since the last element came: single-page shops exchange it. */
export function onTone(tell: Tell): () => void {
  for (const place of [document.documentElement, document.body]) eye.observe(place, { attributes: true })
  listeners.add(tell)
  return () => listeners.delete(tell)
}
