import enForm from "./en/form.json"
import enPage from "./en/page.json"
import plForm from "./pl/form.json"
import plPage from "./pl/page.json"
import ruForm from "./ru/form.json"
import ruPage from "./ru/page.json"
import ukForm from "./uk/form.json"
import ukPage from "./uk/page.json"

/**
 * Every word of the widget; English says which there are. Only types leave this file:
 * the messages themselves are compiled at build, a chunk for each locale.
 */
export type Page = keyof typeof enPage
export type Form = keyof typeof enForm
type Complete = Record<string, { page: Record<Page, string>; form: Record<Form, string> }>

/** A locale with a missing word does not compile. */
export const translations = {
  en: { page: enPage, form: enForm },
  ru: { page: ruPage, form: ruForm },
  uk: { page: ukPage, form: ukForm },
  pl: { page: plPage, form: plForm },
} satisfies Complete

export type Message = (values?: Record<string, unknown>) => string
export type Words = Record<Page | Form, Message>
