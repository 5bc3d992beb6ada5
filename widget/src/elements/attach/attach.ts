// See hands.ts: what is shared with the form stays in one file.
import "../form/form"
import { define } from "../../base/element"
import { GwReviewPhotos } from "./attach.element"

define("gw-review-photos", GwReviewPhotos)
