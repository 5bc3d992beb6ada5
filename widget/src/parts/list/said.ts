import type { ListScene } from "./scene"

/** What she searched for is marked. */
export function said({ reading, hands }: ListScene, words: string) {
  return (reading.query.q && hands.marked?.(words, reading.query.q)) || words
}
