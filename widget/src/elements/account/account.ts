// See hands.ts: what is shared with the elements, hands and form stays in one file each.
import "../../parts/later"
import { define } from "../../base/element"
import { learn } from "../../i18n/tongue"
import type { ListScene } from "../../parts/list/scene"
import { GwAccount } from "./account.element"

define("gw-account", GwAccount)

/** Over the page, so that nothing of it moves; closed, it leaves nothing behind. */
export async function open(scene: ListScene): Promise<void> {
  const { code } = scene.tongue
  await Promise.all([learn(code, "account"), learn(code, "form"), learn(code, "review")])
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
