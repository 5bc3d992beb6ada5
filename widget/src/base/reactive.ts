import type { GwElement } from "./element"

/** Properties that draw anew when they change. */
export function reactive(element: typeof GwElement, ...names: string[]): void {
  for (const name of names) {
    const values = new WeakMap<GwElement, unknown>()
    Object.defineProperty(element.prototype, name, {
      get(this: GwElement) {
        return values.get(this)
      },
      set(this: GwElement, value: unknown) {
        if (values.get(this) === value) return
        values.set(this, value)
        this.requestUpdate()
      },
    })
  }
}
