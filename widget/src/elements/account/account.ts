// See hands.ts: what is shared with gw-reviews, hands and form stays in one file each.
import "../reviews/reviews"
import "../../api/writes"
import { define } from "../../base/element"
import { learnAccount } from "../../i18n/account-words"
import type { Scene } from "../reviews/scene"
import { GwAccount } from "./account.element"

define("gw-account", GwAccount)

/** Over the page, so that nothing of it moves; closed, it leaves nothing behind. */
export async function open(scene: Scene): Promise<void> {
  await learnAccount(scene.tongue.code)
  const root = scene.shadowRoot!
  if (root.querySelector("gw-account")) return
  const opener = root.activeElement as HTMLElement | null
  const panel = document.createElement("gw-account") as GwAccount
  panel.lang = scene.tongue.lang()
  panel.product = scene.product
  panel.addEventListener("gw-close", () => {
    panel.remove()
    opener?.focus({ preventScroll: true })
  })
  root.append(panel)
}
