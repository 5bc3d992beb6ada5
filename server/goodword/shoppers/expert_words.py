"""The words of the page behind an expert's letter, in four languages."""

WORDS = {
    "en": {
        "ask_title": "Will you write as an expert?",
        "ask_text": "{shop} would show what you write under your own name, {name}, with a badge that says that you are "
        "an expert. You are not its staff, and nobody there changes your words.",
        "button": "Yes, I will",
        "not_you": "If you would rather not, close the page.",
        "done_title": "Thank you",
        "done_text": "You are an expert at {shop} now. Sign in on its pages with this address, and what you write "
        "carries the badge.",
        "over_title": "This link is too old",
        "over_text": "It works for 7 days and once. Ask the shop for another one.",
        "back": "To the shop",
    },
    "ru": {
        "ask_title": "Будете писать как эксперт?",
        "ask_text": "{shop} будет показывать ваши слова под вашим именем, {name}, с отметкой эксперта. Сотрудником вы "
        "не становитесь, и никто там не меняет ваших слов.",
        "button": "Да, буду",
        "not_you": "Если не хотите, закройте страницу.",
        "done_title": "Спасибо",
        "done_text": "Теперь вы эксперт в магазине {shop}. Войдите на его страницах с этим адресом, и у ваших слов "
        "появится отметка.",
        "over_title": "Ссылка устарела",
        "over_text": "Она действует 7 дней и один раз. Попросите у магазина новую.",
        "back": "В магазин",
    },
    "uk": {
        "ask_title": "Писатимете як експерт?",
        "ask_text": "{shop} показуватиме ваші слова під вашим ім’ям, {name}, з позначкою експерта. Працівником ви не "
        "стаєте, і ніхто там не змінює ваших слів.",
        "button": "Так, писатиму",
        "not_you": "Якщо не хочете, закрийте сторінку.",
        "done_title": "Дякуємо",
        "done_text": "Тепер ви експерт у крамниці {shop}. Увійдіть на її сторінках із цією адресою, і ваші слова "
        "матимуть позначку.",
        "over_title": "Посилання застаріло",
        "over_text": "Воно діє 7 днів і один раз. Попросіть у крамниці нове.",
        "back": "До крамниці",
    },
    "pl": {
        "ask_title": "Czy będziesz pisać jako ekspert?",
        "ask_text": "{shop} pokaże Twoje słowa pod własnym nazwiskiem, {name}, z oznaczeniem eksperta. To nie praca w "
        "sklepie i nikt tam nie zmienia Twoich słów.",
        "button": "Tak, będę",
        "not_you": "Jeśli nie chcesz, zamknij stronę.",
        "done_title": "Dziękujemy",
        "done_text": "Od teraz jesteś ekspertem w sklepie {shop}. Zaloguj się na jego stronach tym adresem, a Twoje "
        "słowa dostaną oznaczenie.",
        "over_title": "Link jest za stary",
        "over_text": "Działa przez 7 dni i jeden raz. Poproś sklep o nowy.",
        "back": "Do sklepu",
    },
}
