/** Runs an example of docs/identity.md: `node run.mjs KIND FILE` with what it is given on standard input, as JSON. */
import { createHmac } from "node:crypto"
import { readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

const [kind, file] = process.argv.slice(2)
const given = JSON.parse(readFileSync(0, "utf8"))

async function php(code) {
  const { getPHPLoaderModule } = await import("@php-wasm/node-8-3")
  const { PHP, loadPHPRuntime } = await import("@php-wasm/universal")
  const engine = new PHP(await loadPHPRuntime(await getPHPLoaderModule(), {}))
  const { text, errors } = await engine.run({ code })
  if (errors) throw new Error(errors)
  return text
}

/** What Shopify's Liquid has and liquidjs has not, after Shopify's own description of each. */
async function liquid(source) {
  const { Liquid } = await import("liquidjs")
  const engine = new Liquid({ strictFilters: true })
  engine.registerFilter("hmac_sha256", (text, secret) => createHmac("sha256", secret).update(String(text)).digest("hex"))
  engine.registerFilter("base64_url_safe_encode", (text) => Buffer.from(String(text)).toString("base64").replaceAll("+", "-").replaceAll("/", "_"))
  return engine.parseAndRender(source, given)
}

async function twig(source) {
  const { default: Twig } = await import("twig")
  return Twig.twig({ data: source, autoescape: true }).render(given)
}

const examples = {
  js: async () => (await import(pathToFileURL(file))).goodwordToken(given.shopper, given.goodword),
  php: async () => php(`${readFileSync(file, "utf8")}\necho goodword_token(json_decode(base64_decode('${btoa(unescape(encodeURIComponent(JSON.stringify(given.shopper))))}'), true), json_decode('${JSON.stringify(given.goodword)}', true));`),
  liquid: () => liquid(readFileSync(file, "utf8")),
  twig: () => twig(readFileSync(file, "utf8")),
}
process.stdout.write(await examples[kind]())
process.exit(0)
