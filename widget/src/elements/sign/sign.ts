// See hands.ts: what is shared with the list stays in one file.
import "../../parts/later"
import { define } from "../../base/element"
import { GwSignIn } from "./sign.element"

define("gw-sign-in", GwSignIn)
