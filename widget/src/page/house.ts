/** What the server writes into the loader for one shop. */
export interface Config {
  key: string
  locale: string
  theme: Record<string, string>
  settings: { per_page?: number; shop?: string; search_from?: number; usual?: string[]; share?: boolean; post?: boolean; answer?: [hours: number, isWorking: boolean] }
}

/** What the loader hands to every chunk: the shop's config and the few things done once a page. */
export interface House extends Config {
  base: string
  near(element: Element, tell: () => void): void
  chunk(name: string): Promise<any>
  tongue(element: Element): string
}

let current: House

export function moveIn(house: House): void {
  current = house
}

export function house(): House {
  return current
}

export function shopPath(rest: string): string {
  return `/v1/shops/${encodeURIComponent(current.key)}/${rest}`
}

/** Comments have no page of their own to lead to. */
export const mayShare = (id: string): boolean => !!current.settings.share && id[0] !== "c"
