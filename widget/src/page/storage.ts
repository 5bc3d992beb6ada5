import { house } from "./house"

/** Storage can be full, blocked by the browser or missing in a sandbox: then we live without it. */
export function recall<T>(box: "localStorage" | "sessionStorage", name: string): T | undefined {
  try {
    return JSON.parse(window[box].getItem(name) ?? "null") ?? undefined
  } catch {
    return undefined
  }
}

export const votesPlace = () => `gw:votes:${house().key}`

/** What was voted for here until now, before this page or on it. */
export const kept = (): string[] => [recall<string[]>("localStorage", votesPlace()) ?? []].flat()

let votes: Set<string> | undefined

/** What whoever is here has voted for, on all of the page. */
export const voted = (): Set<string> => (votes ??= new Set(kept()))
