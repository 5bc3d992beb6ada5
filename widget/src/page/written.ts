/** JSON, also on pages whose old libraries give arrays or objects a `toJSON` of their own. */
export function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => written(one ?? null)).join(",")}]`
  if (!value || typeof value !== "object") return JSON.stringify(value)
  const said = Object.entries(value).filter(([, inside]) => inside !== undefined)
  return `{${said.map(([name, inside]) => `${JSON.stringify(name)}:${written(inside)}`).join(",")}}`
}
