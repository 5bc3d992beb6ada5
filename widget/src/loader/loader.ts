import type { House } from "../page/house"
import { listen } from "./commands"
import { near } from "./near"
import { elementOf, isWhole, placesIn, reserve } from "./places"

/** Modules have no current script, and an element named like it may stand in its place: then our address tells. */
const here = document.currentScript
const script = (here && here.localName == "script" ? here : document.querySelector('script[src*="/w/v1/pk_"]')) as HTMLScriptElement | null
const chunks = __CHUNKS__
const asked: Record<string, Promise<void>> = Object.create(null)

const house: House = {
  ...__GOODWORD_CONFIG__,
  base: "",
  near,
  chunk: (name) => Promise.all(chunks[name]!.map((file) => import(new URL("c/" + file, script!.src).href))).then(([first]) => first),
  tongue(element) {
    const lang = (((element.closest("[lang]") || element) as HTMLElement).lang || "").toLowerCase().split(/[-_]/)[0]!
    return [lang, house.locale, "en"].find((code) => chunks[code])!
  },
}

function bring(element: HTMLElement): void {
  const name = element.localName.slice(3)
  asked[name] ??= Promise.all([house.chunk(name), house.chunk(house.tongue(element))]).then(
    ([part]) => part.start(house),
    () => void delete asked[name],
  )
}

function settle(place: HTMLElement): void {
  const element = isWhole(place) && elementOf(place)
  if (!element || customElements.get(element.localName)) return
  reserve(element)
  near(element, () => bring(element))
}

function look(root: Element): void {
  try {
    placesIn(root).forEach(settle)
  } catch {
    // the page goes on without us
  }
}

function notice(changes: MutationRecord[]): void {
  for (const { type, target, addedNodes } of changes) {
    if (type === "attributes") (target as HTMLElement).dataset.gw && look(target as Element)
    else addedNodes.forEach((node) => node.nodeType === 1 && look(node as Element))
  }
}

function start(): void {
  const root = document.documentElement
  house.base = new URL(script!.src).origin
  new MutationObserver(notice).observe(root, { childList: true, subtree: true, attributeFilter: ["data-product"] })
  document.addEventListener("DOMContentLoaded", () => look(root))
  look(root)
  if (/^#goodword-link=/.test(location.hash)) house.chunk("feeds").then((part) => part.start(house))
}

try {
  if (script?.src && listen(script.src)) start()
} catch {
  // the page goes on without us
}
