import type { Tongue } from "../../i18n/tongue"

/** So few that all languages travel together: the shop's own labels say the rest. */
const WORDS = {
  en: { profile: "All reviews by {}", yes: "Yes", no: "No", of: "Review of {}", burst: "Many came at once; somebody looks at them first.", any: "any", fields: "What reviewers say", need: "Please answer this one.", bad: "The shop could not accept this answer.", choose: "Please choose" },
  ru: { profile: "Все отзывы: {}", yes: "Да", no: "Нет", of: "Отзыв о товаре «{}»", burst: "Пришло много сразу: сначала на них посмотрят.", any: "все", fields: "Что говорят покупатели", need: "Ответьте, пожалуйста.", bad: "Магазин не смог принять этот ответ.", choose: "Выберите" },
  uk: { profile: "Усі відгуки: {}", yes: "Так", no: "Ні", of: "Відгук про товар «{}»", burst: "Надійшло багато одразу: спершу їх переглянуть.", any: "усі", fields: "Що кажуть покупці", need: "Дайте, будь ласка, відповідь.", bad: "Крамниця не змогла прийняти цю відповідь.", choose: "Оберіть" },
  pl: { profile: "Wszystkie opinie: {}", yes: "Tak", no: "Nie", of: "Opinia o produkcie „{}”", burst: "Przyszło wiele naraz: najpierw ktoś je obejrzy.", any: "wszystkie", fields: "Co mówią kupujący", need: "Odpowiedz, proszę.", bad: "Sklep nie mógł przyjąć tej odpowiedzi.", choose: "Wybierz" },
}

export type OwnWord = keyof (typeof WORDS)["en"]

export function say({ code }: Tongue, word: OwnWord, value = ""): string {
  return (WORDS[code as keyof typeof WORDS] ?? WORDS.en)[word].replace("{}", () => value)
}

/** The label in the reader's language, else in English, else whichever there is. */
export function label<Said>({ code }: Tongue, labels: Record<string, Said>): Said | undefined {
  return labels[code] ?? labels.en ?? Object.values(labels)[0]
}
