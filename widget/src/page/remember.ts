import { written } from "./written"

/** Storage can be full, blocked by the browser or missing in a sandbox: then we live without it. */
export function remember(box: "localStorage" | "sessionStorage", name: string, value: unknown): void {
  try {
    if (value === undefined) window[box].removeItem(name)
    else window[box].setItem(name, written(value))
  } catch {
    // see above
  }
}
