import { define } from "../../base/element"
import { learn } from "../../i18n/tongue"
import { moveIn, type House } from "../../page/house"
import { GwRating } from "./rating.element"

export async function start(house: House): Promise<void> {
  moveIn(house)
  await learn(house.tongue(document.querySelector("gw-rating") ?? document.documentElement))
  define("gw-rating", GwRating)
}
