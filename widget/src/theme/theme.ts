import { house } from "../page/house"

const TOKEN = /^--gw-[a-z-]+$/
const PLAIN_VALUE = /^[^;{}<>]+$/

const RELATIVE = CSS.supports("color", "oklch(from red l c h)")

/** The same hue, light enough to be read on a dark page. */
const lifted = (colour: string) => (RELATIVE ? `oklch(from ${colour} 0.8 calc(c * 1.35) h)` : `color-mix(in oklab,${colour} 46%,white)`)

/** A shop's theme names colours for a light page; on a dark one they are lifted. */
function declarations([token, value]: [string, unknown]): string {
  if (!TOKEN.test(token) || typeof value !== "string" || !PLAIN_VALUE.test(value)) return ""
  const name = token.replace("--gw-", "--_t-")
  return `${name}:${value};` + (/^--_t-(accent|star)$/.test(name) ? `${name}-dark:${lifted(value)};` : "")
}

export function themeText(): string {
  return `.gw{${Object.entries(house().theme ?? {}).map(declarations).join("")}}`
}
