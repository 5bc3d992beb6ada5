import type { NewComment } from "./types"
import * as shapes from "./write-shapes"
import { write } from "./writer"

export const sendComment = (comment: NewComment, key: string) => write("POST", "comments", shapes.received, comment, key)
