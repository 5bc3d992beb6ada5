/** Builds the widget into the server's package data; `--check` fails when a budget is overrun. */
import { createHash } from "node:crypto"
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"
import * as esbuild from "esbuild"
import { lighterLit } from "./lighter.mjs"
import { ours, tightened, tightenedStyle, toolsHash } from "./tighter.mjs"

const require = createRequire(import.meta.url)
const MessageFormat = require("@messageformat/core")
const compileModule = require("@messageformat/core/compile-module")

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, "../server/goodword/static/w")
const locales = ["en", "ru", "uk", "pl"]
const KB = 1024
const budgets = { loader: 1.5 * KB, rating: 8 * KB, first_paint: 15 * KB, hands: 8 * KB, form: 8 * KB, own: 8 * KB, asking: 8 * KB, photos: 8 * KB, attach: 8 * KB, who: 8 * KB, account: 8 * KB, feeds: 8 * KB, sign: 6 * KB, questions: 6 * KB, say: 8 * KB, comments: 8 * KB, comment: 8 * KB, share: 4 * KB }

const tools = toolsHash(...["build.mjs", "lighter.mjs", "tighter.mjs", "package-lock.json"].map((file) => join(here, file)))

const entries = { rating: "src/elements/rating/rating.ts", reviews: "src/elements/reviews/reviews.ts", questions: "src/elements/questions/questions.ts", share: "src/elements/share/share.ts", say: "src/elements/say/say.ts", say_hands: "src/elements/say/hands.ts", comments: "src/elements/comments/comments.ts", comment: "src/elements/comments/form.ts", hands: "src/elements/hands/hands.ts", form: "src/elements/form/form.ts", own: "src/elements/own/own.ts", asking: "src/elements/own/asking.ts", work: "src/elements/work/work.ts", photos: "src/elements/photos/photos.ts", attach: "src/elements/attach/attach.ts", who: "src/who/who.ts", sending: "src/parts/form/sending.ts", account: "src/elements/account/account.ts", feeds: "src/elements/feeds/feeds.ts", sign: "src/elements/sign/sign.ts" }
/** Asked for by other chunks, not by the loader: their names cost it nothing. */
const later = ["hands", "form", "photos", "account", "feeds", "share", "sign", "review", "questions", "question", "answer", "comments", "comment"]
const inner = ["comments", "comment", "say", "say_hands", "hands", "form", "own", "asking", "work", "photos", "attach", "who", "sending", "account", "sign"]
const spoken = {}
for (const code of locales) {
  spoken[code] = `words:${code}/page`
  for (const part of later) {
    spoken[`${code}-${part}`] = `words:${code}/${part}`
    inner.push(`${code}-${part}`)
  }
}
/** All words share one hash, so that those which a page begins with need no list of the others. */
const wordsHash = toolsHash(...["build.mjs", ...Object.values(spoken).map((path) => `src/i18n/${path.slice(6)}.json`)].map((file) => join(here, file))).slice(0, 8).toUpperCase()

const words = {
  name: "ICU messages become functions, plain ones strings",
  setup(build) {
    build.onResolve({ filter: /^words:/ }, ({ path }) => ({ path: path.slice(6), namespace: "words" }))
    build.onLoad({ filter: /.*/, namespace: "words" }, ({ path }) => ({ contents: compiled(path), resolveDir: here }))
  },
}

function compiled(path) {
  const messages = JSON.parse(readFileSync(join(here, `src/i18n/${path}.json`), "utf8"))
  return compileModule(new MessageFormat(path.split("/")[0]), messages)
    .replace(/import { (\w+) } from "@messageformat\/runtime\/lib\/cardinals"/, 'const $1 = (count) => new Intl.PluralRules("$1").select(count)')
    .replace(/: \(\) => (")/g, ": $1")
    .concat(path.endsWith("/page") ? `\nexport const later = (part) => import("./${path.replace("/page", "-")}".concat(part, "-${wordsHash}.js"))` : "")
}

const styles = {
  name: "style sheets become strings",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, "utf8"), { loader: "css", minify: true, target: "chrome120" })
      return { contents: `export default ${JSON.stringify(tightenedStyle(code.trim()))}` }
    })
  },
}

const common = { absWorkingDir: here, bundle: true, minify: true, legalComments: "none", charset: "utf8", plugins: [words, styles, lighterLit], metafile: true, mangleProps: ours }

async function buildChunks(entryPoints, entryNames) {
  const { metafile, outputFiles } = await esbuild.build({
    ...common,
    entryPoints,
    outdir: join(out, "c"),
    entryNames,
    chunkNames: "shared-[hash]",
    format: "esm",
    splitting: true,
    target: "es2022",
    banner: { js: `/* ${tools} */` },
    write: false,
  })
  for (const { path, text } of outputFiles) writeFileSync(path, text.includes("PluralRules") ? text.replace(/^.*\n/, "").trim() : await tightened(text))
  return chunkLists(metafile.outputs)
}

/** For each entry its own file first, then all it imports. */
function chunkLists(outputs) {
  const files = (path) => [path, ...outputs[path].imports.filter(({ kind }) => kind === "import-statement").flatMap((one) => files(one.path))]
  const named = Object.keys(outputs).filter((path) => outputs[path].entryPoint)
  return Object.fromEntries(named.map((path) => [basename(path).replace(/-[^-]+\.js$/, ""), [...new Set(files(path).map((file) => basename(file)))]]))
}

async function buildLoader(chunks) {
  await esbuild.build({
    ...common,
    entryPoints: ["src/loader/loader.ts"],
    outfile: join(out, "loader.js"),
    format: "iife",
    target: "es2019",
    supported: { "dynamic-import": true },
    define: { __CHUNKS__: JSON.stringify(Object.fromEntries(Object.entries(chunks).filter(([name]) => !inner.includes(name)))) },
  })
  const text = await tightened(readFileSync(join(out, "loader.js"), "utf8"), 2019)
  if (text.split("__GOODWORD_CONFIG__").length !== 2) throw new Error("the loader must hold the config's place exactly once")
  writeFileSync(join(out, "loader.js"), text.replace("__GOODWORD_CONFIG__", '"__GOODWORD_CONFIG__"'))
}

function brotli(file) {
  return brotliCompressSync(readFileSync(join(out, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
}

/** The server matches these by word; the package's languages that we have no tongue for stay out. */
async function buildWordLists() {
  const named = { en: ["en"], ru: ["ru", "ru_lat"], uk: ["ua"], pl: ["pl"], de: ["de"], es: ["es"], fr: ["fr"] }
  const place = join(here, "../server/goodword/moderation/lists")
  mkdirSync(place, { recursive: true })
  for (const [locale, parts] of Object.entries(named)) {
    const lists = await Promise.all(parts.map((part) => import(`bad-words-next/lib/${part}`)))
    writeFileSync(join(place, `${locale}.json`), JSON.stringify(lists.flatMap((one) => one.default.words)) + "\n")
  }
}

/** The pictures of shared links are drawn by the server, with emoji in one colour. */
function bringLetters() {
  const place = join(here, "../server/goodword/shares/fonts")
  mkdirSync(place, { recursive: true })
  copyFileSync(require.resolve("@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf"), join(place, "NotoEmoji.ttf"))
}

/** Beside each chunk, as browsers take them: the server sends what the browser accepts. */
function packed(file) {
  const small = brotli(file)
  writeFileSync(join(out, `${file}.br`), small)
  writeFileSync(join(out, `${file}.gz`), gzipSync(readFileSync(join(out, file)), { level: 9 }))
  return small.length
}

function measured(chunks) {
  const sizes = { "loader.js": brotli("loader.js").length }
  for (const file of new Set(Object.values(chunks).flat())) sizes[`c/${file}`] = packed(`c/${file}`)
  const sum = (files) => [...new Set(files)].reduce((total, file) => total + sizes[`c/${file}`], 0)
  const largest = (suffix, seen) => Math.max(...locales.map((code) => sum(chunks[code + suffix].filter((file) => !seen.includes(file)))))
  const list = chunks.reviews
  const sums = {
    loader: sizes["loader.js"],
    rating: sizes["loader.js"] + sum(chunks.rating) + largest("", chunks.rating),
    first_paint: sizes["loader.js"] + sum(list) + largest("", list),
    hands: sum(chunks.hands.filter((file) => !list.includes(file))) + largest("-hands", [...list, ...chunks.en]),
    form: sum(chunks.form.filter((file) => !list.includes(file))) + largest("-form", [...list, ...chunks.en]) + largest("-review", [...list, ...chunks.en]),
    questions: sum(chunks.questions.filter((file) => !list.includes(file))) + largest("-questions", [...list, ...chunks.en]),
    say: sum([...chunks.say, ...chunks.say_hands].filter((file) => ![...list, ...chunks.questions, ...chunks.hands].includes(file))) + largest("-form", [...list, ...chunks.en]) + Math.max(largest("-question", [...list, ...chunks.en]), largest("-answer", [...list, ...chunks.en])),
    comments: sum(chunks.comments.filter((file) => ![...list, ...chunks.hands].includes(file))) + largest("-comments", [...list, ...chunks.en]),
    comment: sum(chunks.comment.filter((file) => ![...list, ...chunks.hands, ...chunks.comments].includes(file))) + largest("-form", [...list, ...chunks.en]) + largest("-comment", [...list, ...chunks.en]),
    own: sum(chunks.own.filter((file) => !list.includes(file))),
    asking: sum(chunks.asking.filter((file) => ![...list, ...chunks.form].includes(file))),
    photos: sum(chunks.photos.filter((file) => !list.includes(file))) + largest("-photos", [...list, ...chunks.en]),
    who: sum(chunks.who.filter((file) => !list.includes(file))),
    account: sum(chunks.account.filter((file) => ![...list, ...chunks.hands].includes(file))) + largest("-account", [...list, ...chunks.en]),
    feeds: sum(chunks.feeds.filter((file) => ![...list, ...chunks.hands].includes(file))) + largest("-feeds", [...list, ...chunks.en]),
    sign: sum(chunks.sign.filter((file) => ![...list, ...chunks.who].includes(file))) + largest("-sign", [...list, ...chunks.en]),
    share: sum(chunks.share.filter((file) => ![...list, ...chunks.hands].includes(file))) + largest("-share", [...list, ...chunks.en]),
    attach: sum(chunks.attach.filter((file) => ![...list, ...chunks.form].includes(file))) + largest("-photos", [...list, ...chunks.en]),
  }
  return { sizes, sums }
}

function checkBudgets(sums) {
  for (const [part, limit] of Object.entries(budgets)) {
    if (sums[part] <= limit) continue
    console.error(`${part} weighs ${sums[part]} bytes, its budget is ${limit}`)
    process.exitCode = 1
  }
}

rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, "c"), { recursive: true })
const chunks = { ...(await buildChunks(entries, "[name]-[hash]")), ...(await buildChunks(spoken, `[name]-${wordsHash}`)) }
await buildLoader(chunks)
await buildWordLists()
bringLetters()
const { sizes, sums } = measured(chunks)
const version = createHash("sha256").update(readFileSync(join(out, "loader.js"))).digest("hex").slice(0, 12)
const named = Object.fromEntries(Object.entries(chunks).map(([name, [file]]) => [name, `c/${file}`]))
writeFileSync(join(out, "manifest.json"), JSON.stringify({ version, entries: { loader: "loader.js", ...named }, brotli: sizes, sums }, null, 2) + "\n")
console.log(Object.entries(sums).map(([part, bytes]) => `${part} ${bytes}`).join("  "))
if (process.argv.includes("--check")) checkBudgets(sums)
