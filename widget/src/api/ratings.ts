import { shopPath } from "../page/house"
import { read } from "./client"
import { ratings } from "./shapes"
import type { ProductRating } from "./types"

const AT_ONCE = 100
type Tell = (rating: ProductRating | undefined) => void
let waiting = new Map<string, Tell[]>()

/** All who ask within one turn share one request, however many they are (a hundred products each). */
export function ratingOf(product: string): Promise<ProductRating | undefined> {
  if (!waiting.size) setTimeout(askForAll)
  return new Promise((tell) => waiting.set(product, [...(waiting.get(product) ?? []), tell]))
}

function askForAll(): void {
  const asked = [...waiting]
  waiting = new Map()
  for (let from = 0; from < asked.length; from += AT_ONCE) void askFor(asked.slice(from, from + AT_ONCE))
}

async function askFor(asked: [string, Tell[]][]): Promise<void> {
  const params = new URLSearchParams(asked.map(([product]) => ["product", product]))
  const found = await read(shopPath(`ratings?${params}`), ratings).catch(() => [])
  for (const [product, tells] of asked) {
    const rating = found.find((one) => one.product === product)
    tells.forEach((tell) => tell(rating))
  }
}
