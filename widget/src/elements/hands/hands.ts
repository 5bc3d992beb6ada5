// Hands work inside the elements that show a list; this import keeps all they share in one file.
import "../../parts/later"
import type { Acts, ListScene, Views } from "../../parts/list/scene"
import fields from "../../parts/fields.css"
import { filters } from "./filters"
import { flagPanel } from "./flag-panel"
import { flag } from "./flagging"
import own from "./hands.css"
import { marked } from "./marked"
import { ask, nothingMatches, search, showMore, unfold } from "./reading"
import { vote } from "./voting"

type Those = Omit<Acts & Views, "write" | "form" | "thread" | "sharePanel"> & { filters: typeof filters }
const account = (scene: ListScene) => import("../account/account").then(({ open }) => open(scene))
const talk = (scene: ListScene, id: string) => import("../comments/comments").then(({ talk }) => talk(scene, id))
const share = (scene: ListScene, id: string) => import("../share/share").then(({ share }) => share(scene, id))
export const hands: Those = { share, talk, ask, search, showMore, vote, unfold, flag, account, flagPanel, filters, nothingMatches, marked }
export const text = fields + own
