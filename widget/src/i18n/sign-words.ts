import { teach } from "./tongue"

const chunks: Record<string, () => Promise<{ default: object }>> = {
  en: () => import("words:en/sign"),
  ru: () => import("words:ru/sign"),
  uk: () => import("words:uk/sign"),
  pl: () => import("words:pl/sign"),
}

/** Words about signing in come with its panel. */
export const learnSign = (code: string): Promise<void> => chunks[code]!().then((words) => teach(code, words.default))
