import { house } from "../page/house"

const TOKEN = /^--gw-[a-z-]+$/
const PLAIN_VALUE = /^[^;{}<>]+$/

/** A shop's theme names colours for a light page; on a dark one its accent is lifted towards white. */
function declarations([token, value]: [string, unknown]): string {
  if (!TOKEN.test(token) || typeof value !== "string" || !PLAIN_VALUE.test(value)) return ""
  const name = token.replace("--gw-", "--_t-")
  return `${name}:${value};` + (/-(accent|star)$/.test(name) && name !== "--_t-on-accent" ? `${name}-dark:color-mix(in oklab,${value} 46%,white);` : "")
}

export function themeText(): string {
  return `.gw{${Object.entries(house().theme ?? {}).map(declarations).join("")}}`
}
