import type { Named } from "../base/events"

/** What shoppers write; its id says which it is. */
export type Kind = "review" | "question" | "answer" | "comment"

const PLACES: Record<string, [Kind, string]> = { rev: ["review", "reviews"], que: ["question", "questions"], ans: ["answer", "answers"], cmt: ["comment", "comments"] }
const known = (id: string) => PLACES[id.slice(0, 3)] ?? PLACES.rev!

/** As events name it. */
export function named(id: string): Named {
  const [kind] = known(id)
  return { kind, id, ...(kind === "review" && { review: id }) }
}

/** Where it lives under the shop's address. */
export const pathOf = (id: string): string => `${known(id)[1]}/${encodeURIComponent(id)}`
