import { teach } from "./tongue"

const chunks: Record<string, () => Promise<{ default: object }>> = {
  en: () => import("words:en/photos"),
  ru: () => import("words:ru/photos"),
  uk: () => import("words:uk/photos"),
  pl: () => import("words:pl/photos"),
}

/** Words about photos come with what shows or takes photos: few pages need them. */
export const learnPhotos = (code: string): Promise<void> => chunks[code]!().then((words) => teach(code, words.default))
