/**
 * A small shop for looking at the widget without a server: `npm run dev`, then open the printed address.
 * Switches in the address: ?lang=ru &dark &rtl &product=kettle|lamp|cup|scarf &error &slow &hang &status=held|published &strict &me=guest|shopper
 */
import { createReadStream, readFileSync, watch } from "node:fs"
import { execFileSync } from "node:child_process"
import { createServer } from "node:http"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { comments, known, questions } from "./dev-questions.mjs"
import { consents, me, mine, products } from "./dev-reviews.mjs"

const here = dirname(fileURLToPath(import.meta.url))
const built = join(here, "../server/goodword/static/w")
const port = Number(process.env.PORT ?? 8010)
const theme = { "--gw-accent": "#1f5c46" }
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

const page = (query) => `<!doctype html><html lang="${query.get("lang") ?? "en"}" dir="${query.has("rtl") ? "rtl" : "ltr"}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Kettle</title><link rel="stylesheet" href="/shop.css${query.has("dark") ? "?dark" : ""}">
<script async src="/w/v1/pk_dev.js?${query}"></script><main><h1>Kettle</h1>
<p><gw-rating product="${query.get("product") ?? "kettle"}"><a href="#reviews">Reviews</a></gw-rating></p>
<gw-reviews id="reviews" product="${query.get("product") ?? "kettle"}" name="Kettle"></gw-reviews>
<gw-questions product="${query.get("product") ?? "kettle"}" name="Kettle"></gw-questions></main>`

const css = (dark) => `body{margin:0;font:16px/1.5 system-ui,"Noto Sans","Open Sans","Liberation Sans",sans-serif;${dark ? "color:#eceeec;background:#151918" : "color:#20241f;background:#fff"}}
main{max-width:62rem;margin:auto;padding:1.5rem 1.25rem 4rem}gw-reviews:not(:defined),gw-questions:not(:defined){display:block;min-height:100svh}`

function ratingOf(reviews) {
  const histogram = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
  for (const { rating } of reviews) histogram[rating]++
  const count = reviews.length
  return { count, average: count ? reviews.reduce((sum, { rating }) => sum + rating, 0) / count : null, histogram }
}

const orders = { helpful: (a, b) => b.helpful - a.helpful, newest: (a, b) => (b.created_at ?? "").localeCompare(a.created_at ?? ""), highest: (a, b) => b.rating - a.rating, lowest: (a, b) => a.rating - b.rating }

function listing(query) {
  const all = products[query.get("product")] ?? []
  const stars = query.getAll("stars").map(Number)
  const words = query.get("q")?.toLowerCase()
  const tests = [stars.length && ((r) => stars.includes(r.rating)), query.has("verified") && ((r) => r.badges.includes("verified_buyer")), words && ((r) => `${r.title} ${r.text}`.toLowerCase().includes(words))].filter(Boolean)
  const found = all.filter((review) => tests.every((test) => test(review))).sort(orders[query.get("sort")] ?? orders.helpful)
  const from = Number(query.get("cursor") ?? 0)
  const to = from + Number(query.get("limit") ?? 10)
  const counts = { words: all.filter(({ text }) => text).length, media: 0, verified: all.filter(({ badges }) => badges.includes("verified_buyer")).length }
  return { product: query.get("product"), name: "Kettle", rating: ratingOf(all), counts, matching: tests.length ? found.length : null, data: found.slice(from, to), next: to < found.length ? String(to) : null }
}

function answer(method, path, query, switches) {
  if (path.endsWith("/ratings")) return [200, { data: query.getAll("product").map((product) => ({ product, ...ratingOf(products[product] ?? []) })) }]
  if (path.endsWith("/guests")) return [201, { bearer: "gst_dev" }]
  if (path.endsWith("/me")) return [200, me(switches.get("me") ?? "guest")]
  if (path.endsWith("/me/contributions")) return [200, { data: mine[query.get("kind") ?? "review"], next: null, taken: [] }]
  if (path.endsWith("/me/consents")) return [200, { data: consents(switches.get("me") ?? "guest") }]
  if (path.endsWith("/vote")) return [200, { helpful: method === "PUT" ? 25 : 24, voted: method === "PUT" }]
  if (path.endsWith("/flags")) return [201, { reason: "spam" }]
  if (path.endsWith("/reviews") && method === "POST") return [201, { id: "rev_new", status: switches.get("status") ?? "unconfirmed", email_hint: "a•••@example.com" }]
  if (path.endsWith("/questions/known")) return [200, known(query)]
  if (path.endsWith("/form")) return [200, { token: "dev" }]
  if (/\/(questions|answers|comments)$/.test(path) && method === "POST") return [201, { id: `${path.endsWith("/questions") ? "que" : path.endsWith("/answers") ? "ans" : "cmt"}_new`, status: switches.get("status") ?? "unconfirmed", email_hint: "a•••@example.com", why: [] }]
  if (path.endsWith("/accepted")) return [200, {}]
  if (path.includes("/comments")) return [200, comments(path, query)]
  if (path.includes("/questions")) return [200, questions(path, query)]
  return path.endsWith("/reviews") ? [200, listing(query)] : [404, { type: "urn:goodword:problem:not-found" }]
}

async function api(request, response, path, query) {
  const switches = new URL(request.headers.referer ?? "http://x").searchParams
  if (switches.has("hang")) return
  if (switches.has("slow")) await pause(1500)
  const [status, body] = switches.has("error") ? [500, {}] : answer(request.method, path, query, switches)
  const headers = { "Access-Control-Allow-Headers": "*", "Access-Control-Allow-Methods": "*" }
  response.writeHead(request.method === "OPTIONS" ? 204 : status, { ...headers, "Content-Type": "application/json" }).end(JSON.stringify(body))
}

const strict = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src-elem 'self'; require-trusted-types-for 'script'; trusted-types lit-html goodword"

function serve(request, response) {
  const { pathname, searchParams } = new URL(request.url, "http://shop")
  response.setHeader("Access-Control-Allow-Origin", "*")
  if (pathname.startsWith("/v1/")) return void api(request, response, pathname, searchParams)
  if (pathname.startsWith("/w/v1/c/")) return void createReadStream(join(built, "c", pathname.slice(8).replace(/[^\w.-]/g, ""))).on("error", () => response.writeHead(404).end()).pipe(response.setHeader("Content-Type", "text/javascript"))
  if (pathname.startsWith("/w/v1/")) {
    const config = { key: "pk_dev", locale: "en", theme, settings: { per_page: 10, shop: "Tea House", search_from: 3 } }
    return void response.setHeader("Content-Type", "text/javascript").end(readFileSync(join(built, "loader.js"), "utf8").replace('"__GOODWORD_CONFIG__"', JSON.stringify(config)))
  }
  if (pathname === "/shop.css") return void response.setHeader("Content-Type", "text/css").end(css(searchParams.has("dark")))
  if (searchParams.has("strict")) response.setHeader("Content-Security-Policy", strict)
  response.setHeader("Content-Type", "text/html").end(page(searchParams))
}

const rebuild = () => execFileSync(process.execPath, [join(here, "build.mjs")], { stdio: "inherit" })
rebuild()
if (!process.argv.includes("--once")) watch(join(here, "src"), { recursive: true }, debounced(rebuild))
createServer(serve).listen(port, () => console.log(`http://localhost:${port}/`))

function debounced(work) {
  let timer
  return () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      try {
        work()
      } catch {
        // esbuild has said what is wrong; the next save builds again
      }
    }, 200)
  }
}
