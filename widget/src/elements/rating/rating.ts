import { learn } from "../../i18n/tongue"
import { moveIn, type House } from "../../page/house"
import { GwRating } from "./rating.element"

export async function start(house: House): Promise<void> {
  moveIn(house)
  await learn(house.tongue(document.querySelector("gw-rating") ?? document.documentElement))
  if (!customElements.get("gw-rating")) customElements.define("gw-rating", GwRating)
}
