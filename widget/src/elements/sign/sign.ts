// See hands.ts: what is shared with the list stays in one file.
import "../../api/writes"
import "../reviews/reviews"
import { define } from "../../base/element"
import { GwSignIn } from "./sign.element"

define("gw-sign-in", GwSignIn)
