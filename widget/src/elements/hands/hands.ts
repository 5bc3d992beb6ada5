// Hands and form work inside gw-reviews; this import keeps all they share with it in one file.
import "../reviews/reviews"
import type { Acts, Views } from "../reviews/scene"
import fields from "../../parts/fields.css"
import { filters, nothingMatches } from "./filters"
import { flagPanel } from "./flag-panel"
import { flag } from "./flagging"
import own from "./hands.css"
import { marked } from "./marked"
import { ask, search, showMore, unfold } from "./reading"
import { vote } from "./voting"

type Those = Omit<Acts & Views, "write" | "form">
export const hands: Those = { ask, search, showMore, vote, unfold, flag, flagPanel, filters, nothingMatches, marked }
export const text = fields + own
