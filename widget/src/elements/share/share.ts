// It works inside the lists, too; this import keeps all they share in one file.
import "../../parts/later"
import { html } from "lit/html.js"
import { define } from "../../base/element"
import { learn } from "../../i18n/tongue"
import { moveIn, type House } from "../../page/house"
import { quietly } from "../../page/quietly"
import type { ListScene } from "../../parts/list/scene"
import { GwShare } from "./share.element"

export async function start(house: House): Promise<void> {
  moveIn(house)
  await learn(house.tongue(document.querySelector("gw-share") ?? document.documentElement))
  define("gw-share", GwShare)
}

/** Below what is shared, open at once. */
export function sharing({ tongue, product }: ListScene, id: string) {
  return html`<gw-share exportparts="ways, way, field, button" lang=${tongue.lang()} product=${product} on=${id} .bare=${true}></gw-share>`
}

export function share(scene: ListScene, id: string): void {
  define("gw-share", GwShare)
  scene.sharing = scene.sharing === id ? undefined : id
  scene.hands.sharePanel = sharing
  quietly(() => learn(scene.tongue.code, "share").then(() => scene.requestUpdate()))
}
