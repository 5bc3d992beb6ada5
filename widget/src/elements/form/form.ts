// See hands.ts: one file for what all share.
import "../../parts/later"
import { define } from "../../base/element"
import { GwReviewForm } from "./form.element"
import { form, write } from "./writing"

define("gw-review-form", GwReviewForm)
export const hands = { form, write }
