// It works beside gw-reviews; this import keeps all they share in one file.
import "../../parts/ground"
import { define } from "../../base/element"
import { learn } from "../../i18n/tongue"
import { moveIn, type House } from "../../page/house"
import { upgrade } from "../../parts/list/still"
import { GwQuestions } from "./questions.element"

export async function start(house: House): Promise<void> {
  moveIn(house)
  const places = [...document.querySelectorAll<HTMLElement>("gw-questions")]
  const code = house.tongue(places[0] ?? document.documentElement)
  await Promise.all([learn(code), learn(code, "questions")])
  upgrade(places, () => define("gw-questions", GwQuestions))
}
