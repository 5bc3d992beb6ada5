type Command = [name: string, ...rest: any[]]

/** What was said before a part that understands it is here: shopper, consent, order. */
const said: Record<string, any[]> = {}

function obey([name, ...rest]: Command): void {
  try {
    if (name === "on") document.addEventListener(rest[0], rest[1])
    else if (name === "off") document.removeEventListener(rest[0], rest[1])
    else said[name] = rest
  } catch {
    // a wrong command must not stop the shop's own script
  }
}

/** Takes the place of the queue stub and works off what it has collected; false when we are here already. */
export function listen(src: string): boolean {
  const page = window as any
  // An element of the page may bear our name: only a function is our stub.
  const queue = typeof page.goodword == "function" ? page.goodword : {}
  if (queue.said) {
    if (queue.src != src) console.warn("goodword is here already", queue.src, src)
    return false
  }
  page.goodword = Object.assign((...command: Command) => obey(command), { said, src })
  for (const command of queue.q ?? []) obey([...command] as Command)
  return true
}
