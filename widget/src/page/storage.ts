/** Storage can be full, blocked by the browser or missing in a sandbox: then we live without it. */
export function recall<T>(box: "localStorage" | "sessionStorage", name: string): T | undefined {
  try {
    return JSON.parse(window[box].getItem(name) ?? "null") ?? undefined
  } catch {
    return undefined
  }
}

export function remember(box: "localStorage" | "sessionStorage", name: string, value: unknown): void {
  try {
    if (value === undefined) window[box].removeItem(name)
    else window[box].setItem(name, JSON.stringify(value))
  } catch {
    // see above
  }
}

export function uuid(): string {
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 15) | 64
  bytes[8] = (bytes[8]! & 63) | 128
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}
