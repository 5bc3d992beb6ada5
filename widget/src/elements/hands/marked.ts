import { html, type TemplateResult } from "lit/html.js"

/** Letter by letter, so that places in the folded text are places in the text. */
function folded(text: string): string {
  return text.split("").map(foldedLetter).join("")
}

const foldedLetter = (letter: string): string => (letter === "ł" || letter === "Ł" ? "l" : letter.normalize("NFD")[0]!.toLowerCase()[0]!)

/** The text with what was searched for marked in it. */
export function marked(text: string, query: string): string | (string | TemplateResult)[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  if (!words.length) return text
  const pattern = new RegExp(words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("|"), "g")
  const parts: (string | TemplateResult)[] = []
  let from = 0
  for (const { index, 0: found } of folded(text).matchAll(pattern)) {
    parts.push(text.slice(from, index), html`<mark>${text.slice(index, index + found.length)}</mark>`)
    from = index + found.length
  }
  return [...parts, text.slice(from)]
}
