import { define } from "../../base/element"
import { learn } from "../../i18n/tongue"
import { moveIn, type House } from "../../page/house"
import { foresee, GwReviews } from "./reviews.element"
import { upgrade } from "../../parts/list/still"

export async function start(house: House): Promise<void> {
  moveIn(house)
  foresee()
  const places = [...document.querySelectorAll<HTMLElement>("gw-reviews")]
  await learn(house.tongue(places[0] ?? document.documentElement))
  upgrade(places, () => define("gw-reviews", GwReviews))
}
