// See hands.ts: what all share stays in one file.
import "../../parts/later"
import { define } from "../../base/element"
import { learn } from "../../i18n/tongue"
import { moveIn, type House } from "../../page/house"
import { GwFeeds } from "./feeds.element"
import { asksForPosts, brought } from "./linking"

define("gw-feeds", GwFeeds)

/** Her browser is back from a network, or comes from a letter: she sees what has become of it, or what waits for her. */
export async function start(house: House): Promise<void> {
  moveIn(house)
  const asks = asksForPosts()
  const coming = brought()
  await learn(house.tongue(document.body))
  const came = await coming
  if (asks || came) (await import("../account/account")).openWith(came)
}
