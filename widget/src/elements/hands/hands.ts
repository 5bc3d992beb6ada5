// Hands and form work inside gw-reviews; this import keeps all they share with it in one file.
import "../reviews/reviews"
import "../../base/reactive"
import type { Acts, Scene, Views } from "../reviews/scene"
import fields from "../../parts/fields.css"
import { filters, nothingMatches } from "./filters"
import { flagPanel } from "./flag-panel"
import { flag } from "./flagging"
import own from "./hands.css"
import { marked } from "./marked"
import { ask, search, showMore, unfold } from "./reading"
import { vote } from "./voting"

type Those = Omit<Acts & Views, "write" | "form">
const account = (scene: Scene) => import("../account/account").then(({ open }) => open(scene))
export const hands: Those = { ask, search, showMore, vote, unfold, flag, account, flagPanel, filters, nothingMatches, marked }
export const text = fields + own
