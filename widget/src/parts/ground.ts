// What the elements and all their later parts stand on comes in one file, and the reviews, which nearly every page shows, come in it:
// without this list each few of them would share a file of their own, and every file begins its packing anew.
import "./list/listing"
import "./list/reading"
import "./list/states"
import "./list/toolbar"
import "./list/write"
import "./list/actions"
import "./list/said"
import "./list/still"
import "./icons"
import "./stars"
import "../elements/reviews/reviews"
