const waiting = new WeakMap<Element, () => void>()
let eye: IntersectionObserver | undefined

function notice(entries: IntersectionObserverEntry[]): void {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue
    eye!.unobserve(target)
    waiting.get(target)?.()
    waiting.delete(target)
  }
}

/** Tells once, when the element comes within 600px of the eye. */
export function near(element: Element, tell: () => void): void {
  if (element.getAttribute("loading") === "eager" || !window.IntersectionObserver) return tell()
  eye ??= new IntersectionObserver(notice, { rootMargin: "600px" })
  eye.unobserve(element)
  waiting.set(element, tell)
  eye.observe(element)
}
