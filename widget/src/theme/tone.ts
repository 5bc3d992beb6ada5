type Tell = () => void
const listeners = new Set<Tell>()
let watching = false

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

function watch(): void {
  watching = true
  const eye = new MutationObserver(notice)
  for (const place of [document.documentElement, document.body]) eye.observe(place, { attributes: true })
  matchMedia("(prefers-color-scheme: dark)").addEventListener?.("change", notice)
}

export function onTone(tell: Tell): () => void {
  if (!watching) watch()
  listeners.add(tell)
  return () => listeners.delete(tell)
}
