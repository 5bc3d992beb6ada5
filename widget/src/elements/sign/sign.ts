// See hands.ts: what is shared with the list stays in one file.
import "../../api/writes"
import "../../parts/ground"
import { define } from "../../base/element"
import { GwSignIn } from "./sign.element"

define("gw-sign-in", GwSignIn)
