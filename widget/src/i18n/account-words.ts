import { teach } from "./tongue"

const chunks: Record<string, () => Promise<{ default: object }>> = {
  en: () => import("words:en/account"),
  ru: () => import("words:ru/account"),
  uk: () => import("words:uk/account"),
  pl: () => import("words:pl/account"),
}

/** Words about herself come with the panel that shows them. */
export const learnAccount = (code: string): Promise<void> => chunks[code]!().then((words) => teach(code, words.default))
