// See hands.ts: what all share stays in one file.
import "../../parts/later"
import { define } from "../../base/element"
import { learn } from "../../i18n/tongue"
import { moveIn, type House } from "../../page/house"
import { GwFeeds } from "./feeds.element"
import { brought } from "./linking"

define("gw-feeds", GwFeeds)

/** Her browser is back from a network: what it brings is shown to the shop, and she sees what has become of it. */
export async function start(house: House): Promise<void> {
  moveIn(house)
  const body = document.body
  await learn(house.tongue(body))
  const came = await brought()
  if (came) (await import("../account/account")).openWith(came)
}
