// It works beside the elements; this import keeps all they share in one file.
import "../../parts/ground"
import { pause } from "../../page/quietly"

export interface Challenge {
  salt: string
  bits: number
}

/** So many tries, then the page may breathe. */
const AT_ONCE = 2_000

/**
 * A number that makes SHA-256 of `salt.number` begin with enough zero bits: a moment of work, asked for only when many
 * reviews come from one place. Written out, because crypto.subtle is missing on pages without https.
 */
export async function solve({ salt, bits }: Challenge): Promise<string> {
  for (let number = 0; ; number++) {
    if (firstWord(`${salt}.${number}`) >>> (32 - bits) === 0) return `${salt}.${number}`
    if (number % AT_ONCE === AT_ONCE - 1) await pause(0)
  }
}

const primes = Array.from({ length: 320 }, (_, at) => at).filter((at) => at > 1 && !Array.from({ length: at }, (_, by) => by).some((by) => by > 1 && at % by === 0))
const fraction = (value: number) => ((value - Math.floor(value)) * 2 ** 32) | 0
const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
const ROUND = primes.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)))
const schedule = new Int32Array(64)
const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** The first 32 bits of the hash (FIPS 180-4) of a text of one block: at most 55 ASCII characters. */
export function firstWord(text: string): number {
  fill(text)
  let [a, b, c, d, e, f, g, h] = START as [number, number, number, number, number, number, number, number]
  for (let at = 0; at < 64; at++) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[at]! + schedule[at]!) | 0
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  return (a + START[0]!) | 0
}

function fill(text: string): void {
  schedule.fill(0)
  const put = (at: number, byte: number) => (schedule[at >> 2]! |= byte << (24 - 8 * (at & 3)))
  for (let at = 0; at < text.length; at++) put(at, text.charCodeAt(at))
  put(text.length, 0x80)
  schedule[15] = text.length * 8
  for (let at = 16; at < 64; at++) {
    const near = schedule[at - 2]!
    const far = schedule[at - 15]!
    const small = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)
    const large = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10)
    schedule[at] = (schedule[at - 16]! + small + schedule[at - 7]! + large) | 0
  }
}
