/** What is done to each finished chunk so that it travels lighter; nothing here changes what it does. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { minify } from "terser"

/** Minified code breaks lines only inside templates: there a line break is layout, or one space between attributes. */
function withoutLayout(text) {
  return text.replace(/([>}])\s*\n\s+(?=[<$>])/g, "$1").replace(/>\s*\n\s+/g, ">").replace(/\s*\n\s+(?=[<>])/g, "").replace(/\s*\n\s+/g, " ")
}

/** Terser sees further than esbuild: about two bytes of a hundred after packing. */
export async function tightened(text, ecma = 2020) {
  const { code } = await minify(text, {
    module: ecma > 2019,
    ecma,
    compress: { passes: 3, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false, pure_getters: true, hoist_props: false },
    format: { ecma },
  })
  return withoutLayout(code)
}

const tokens = readFileSync(new URL("src/theme/tokens.css", import.meta.url), "utf8")
/** Private tokens have long names for those who read the sheets, and short ones on the way. */
const short = new Map([...new Set(tokens.match(/--_(?!t-)[a-z-]+/g))].map((name, at) => [name, `--_${at.toString(36)}`]))

/**
 * Names that only our own classes know travel short, too. None of them may stand in a string, in an answer of the
 * server, in an event's detail, in what the loader hands over, or be a name of the browser's.
 */
export const ours = /^(controllers|addController|removeController|hostConnected|hostDisconnected|hostUpdate|requestUpdate|drawing|drawFirst|drawInside|stopListening|stopReleasing|backOnline|startOver|readingFailed|furnish|prepare|stuck|pageSize|nextCount|shownAtMost|hasMore|settled|filtered|visible|reading|term|standing|flagging|talking|amend|unfolded|readAnew)$/

/** A rem of ours is 16px: the page's own is whatever its theme calls the root's size. */
export function tightenedStyle(text) {
  return text
    .replace(/--_(?!t-)[a-z-]+/g, (name) => short.get(name) ?? name)
    .replace(/([\d.]+)rem\b/g, (_, size) => `${size * 16}px`)
    .replace(/(--[\w-]+): /g, "$1:")
    .replace(/, (?=[\w#.-])/g, ",")
}

/** A chunk's name carries its hash, and must change when the tools that tighten it do. */
export function toolsHash(...files) {
  return files.reduce((hash, file) => hash.update(readFileSync(file)), createHash("sha256")).digest("hex")
}
