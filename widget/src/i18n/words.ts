import enAccount from "./en/account.json"
import enForm from "./en/form.json"
import enHands from "./en/hands.json"
import enPage from "./en/page.json"
import enPhotos from "./en/photos.json"
import enSign from "./en/sign.json"
import plAccount from "./pl/account.json"
import plForm from "./pl/form.json"
import plHands from "./pl/hands.json"
import plPage from "./pl/page.json"
import plPhotos from "./pl/photos.json"
import plSign from "./pl/sign.json"
import ruAccount from "./ru/account.json"
import ruForm from "./ru/form.json"
import ruHands from "./ru/hands.json"
import ruPage from "./ru/page.json"
import ruPhotos from "./ru/photos.json"
import ruSign from "./ru/sign.json"
import ukAccount from "./uk/account.json"
import ukForm from "./uk/form.json"
import ukHands from "./uk/hands.json"
import ukPage from "./uk/page.json"
import ukPhotos from "./uk/photos.json"
import ukSign from "./uk/sign.json"

/**
 * Every word of the widget; English says which there are. Only types leave this file:
 * the messages themselves are compiled at build, for each locale one chunk to read the page, and one for each part that comes later.
 */
export type Page = keyof typeof enPage
export type Hands = keyof typeof enHands
export type Form = keyof typeof enForm
export type Photos = keyof typeof enPhotos
export type Account = keyof typeof enAccount
export type Sign = keyof typeof enSign
type Complete = Record<string, { page: Record<Page, string>; hands: Record<Hands, string>; form: Record<Form, string>; photos: Record<Photos, string>; account: Record<Account, string>; sign: Record<Sign, string> }>

/** A locale with a missing word does not compile. */
export const translations = {
  en: { page: enPage, hands: enHands, form: enForm, photos: enPhotos, account: enAccount, sign: enSign },
  ru: { page: ruPage, hands: ruHands, form: ruForm, photos: ruPhotos, account: ruAccount, sign: ruSign },
  uk: { page: ukPage, hands: ukHands, form: ukForm, photos: ukPhotos, account: ukAccount, sign: ukSign },
  pl: { page: plPage, hands: plHands, form: plForm, photos: plPhotos, account: plAccount, sign: plSign },
} satisfies Complete

export type Part = keyof (typeof translations)["en"]
export type Message = (values?: Record<string, unknown>) => string
export type Words = Record<Page | Hands | Form | Photos | Account | Sign, Message>
