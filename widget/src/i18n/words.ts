import enHands from "./en/hands.json"
import enPage from "./en/page.json"
import plHands from "./pl/hands.json"
import plPage from "./pl/page.json"
import ruHands from "./ru/hands.json"
import ruPage from "./ru/page.json"
import ukHands from "./uk/hands.json"
import ukPage from "./uk/page.json"

/**
 * Every word of the widget; English says which there are. Only types leave this file:
 * the messages themselves are compiled at build, for each locale one chunk to read the page, one to act on it.
 */
export type Page = keyof typeof enPage
export type Hands = keyof typeof enHands
type Complete = Record<string, { page: Record<Page, string>; hands: Record<Hands, string> }>

/** A locale with a missing word does not compile. */
export const translations = {
  en: { page: enPage, hands: enHands },
  ru: { page: ruPage, hands: ruHands },
  uk: { page: ukPage, hands: ukHands },
  pl: { page: plPage, hands: plHands },
} satisfies Complete

export type Message = (values?: Record<string, unknown>) => string
export type Words = Record<Page | Hands, Message>
