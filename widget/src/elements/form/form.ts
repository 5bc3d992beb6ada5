import { define } from "../../base/element"
import { GwReviewForm } from "./form.element"

export function start(): void {
  define("gw-review-form", GwReviewForm)
}
