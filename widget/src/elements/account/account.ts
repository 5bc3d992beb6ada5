// See hands.ts: what is shared with the elements, hands and form stays in one file each.
import "../../parts/later"
import { define } from "../../base/element"
import { learn } from "../../i18n/tongue"
import { house } from "../../page/house"
import type { ListScene } from "../../parts/list/scene"
import type { Brought } from "../feeds/linking"
import { GwAccount } from "./account.element"

define("gw-account", GwAccount)

/** Over the page, so that nothing of it moves; closed, it leaves nothing behind. */
export const open = (scene: ListScene): Promise<void> => show(scene.shadowRoot!, scene.tongue.code, { lang: scene.tongue.lang(), product: scene.product })

/** She is back from a network, or from a letter; the elements of the page may not be here yet. */
export const openWith = (brought?: Brought): Promise<void> => {
  const list = document.querySelector("gw-reviews, gw-questions")
  const lang = house().tongue(list ?? document.body)
  return show(list?.shadowRoot ?? document.body, lang, { lang, brought })
}

async function show(root: ShadowRoot | HTMLElement, code: string, given: Partial<GwAccount>): Promise<void> {
  await Promise.all([learn(code, "account"), learn(code, "form"), learn(code, "review")])
  if (root.querySelector("gw-account")) return
  const opener = root instanceof ShadowRoot ? (root.activeElement as HTMLElement | null) : null
  const panel = Object.assign(document.createElement("gw-account") as GwAccount, given)
  panel.addEventListener("gw-close", () => {
    panel.remove()
    opener?.focus({ preventScroll: true })
  })
  root.append(panel)
}
