// See hands.ts: what is shared with the form stays in one file.
import "../form/form"
// And the way to signing in, which comes as late: a chunk less to ask for.
import "../sign/door"
import { define } from "../../base/element"
import { GwReviewPhotos } from "./attach.element"

define("gw-review-photos", GwReviewPhotos)
