// What all that comes later stands on, in one file beside that of the first paint.
import "./ground"
import "../api/writes"
import "../base/reactive"
import "../page/remember"
import "../page/uuid"
import "../page/written"
import "./fields.css"
import "./form/draft"
