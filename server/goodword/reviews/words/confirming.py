"""The words of the pages behind a mailed link."""

WORDS = {
    "en": {
        "stars": "{rating} out of 5 stars",
        "confirm_title": "Publish your review?",
        "confirm_at_once": "It appears on the product’s page as soon as you press the button.",
        "confirm_after_check": "Once you have pressed the button, {shop} reads it before it appears on the "
        "product’s page.",
        "confirm_replaces": "It takes the place of your earlier review of the same product.",
        "confirm_button": "Publish my review",
        "confirm_not_you": "You did not write this? Close the page, and nothing will be published.",
        "published_title": "Thank you, it is published",
        "published_text": "Your review is on the product’s page now.",
        "held_title": "Thank you, it is with the shop",
        "held_text": "{shop} reads every review before it appears, whatever its stars. Yours is in the queue.",
        "held_why": "A rule holds it for {shop} to read, whatever its stars. This is what was found:",
        "held_improve": "You can write it anew on the product’s page: your new words take the place of these.",
        "confirm_why": "A few things were noticed, so {shop} may read it first:",
        "replaced_title": "Thank you, your review is renewed",
        "replaced_text": "Your new stars and words have taken the place of the earlier ones.",
        "back": "Back to the product",
        "expired_title": "This link is too old",
        "expired_text": "A link from our letter works for 7 days. Write the review once more, and a fresh "
        "letter comes at once.",
        "vouched_title": "Sign in at the shop",
        "vouched_text": "{shop} takes reviews only from shoppers who are signed in there, so this link publishes "
        "nothing any more. Sign in at the shop and write the review on the product’s page.",
        "not_found_title": "Nothing is waiting here",
        "not_found_text": "The address may be incomplete, or the review may have been withdrawn. "
        "Try opening the link in the letter once more.",
        "busy_title": "One moment, please",
        "busy_text": "We could not save this just now. Your review is safe; press the button in the letter "
        "again in a minute.",
    },
    "ru": {
        "stars": "{rating} из 5 звёзд",
        "confirm_title": "Опубликовать ваш отзыв?",
        "confirm_at_once": "Он появится на странице товара, как только вы нажмёте кнопку.",
        "confirm_after_check": "Когда вы нажмёте кнопку, магазин {shop} прочитает отзыв, прежде чем он "
        "появится на странице товара.",
        "confirm_replaces": "Он заменит ваш прежний отзыв об этом товаре.",
        "confirm_button": "Опубликовать отзыв",
        "confirm_not_you": "Это писали не вы? Закройте страницу, и ничего не будет опубликовано.",
        "published_title": "Спасибо, отзыв опубликован",
        "published_text": "Ваш отзыв уже на странице товара.",
        "held_title": "Спасибо, отзыв у магазина",
        "held_text": "{shop} читает каждый отзыв, прежде чем он появится, сколько бы звёзд в нём ни было. Ваш "
        "стоит в очереди.",
        "held_why": "Правило задержало его, чтобы {shop} прочитал, сколько бы звёзд в нём ни было. Вот что замечено:",
        "held_improve": "Вы можете написать его заново на странице товара: новые слова заменят эти.",
        "confirm_why": "Кое-что замечено, поэтому {shop}, возможно, сначала прочитает отзыв:",
        "replaced_title": "Спасибо, отзыв обновлён",
        "replaced_text": "Новая оценка и новый текст заменили прежние.",
        "back": "Вернуться к товару",
        "expired_title": "Ссылка устарела",
        "expired_text": "Ссылка из письма действует 7 дней. Напишите отзыв ещё раз, и новое письмо придёт сразу.",
        "vouched_title": "Войдите в магазине",
        "vouched_text": "{shop} принимает отзывы только от тех, кто вошёл там как покупатель, поэтому эта ссылка "
        "больше ничего не публикует. Войдите в магазине и напишите отзыв на странице товара.",
        "not_found_title": "Здесь ничего не ждёт",
        "not_found_text": "Возможно, адрес неполный или отзыв уже отозван. Попробуйте ещё раз открыть ссылку "
        "из письма.",
        "busy_title": "Одну минуту",
        "busy_text": "Сейчас сохранить не получилось. Отзыв не пропал: нажмите кнопку в письме ещё раз через минуту.",
    },
    "uk": {
        "stars": "{rating} з 5 зірок",
        "confirm_title": "Опублікувати ваш відгук?",
        "confirm_at_once": "Він з’явиться на сторінці товару, щойно ви натиснете кнопку.",
        "confirm_after_check": "Коли ви натиснете кнопку, крамниця {shop} прочитає відгук, перш ніж він "
        "з’явиться на сторінці товару.",
        "confirm_replaces": "Він замінить ваш попередній відгук про цей товар.",
        "confirm_button": "Опублікувати відгук",
        "confirm_not_you": "Це писали не ви? Закрийте сторінку, і нічого не буде опубліковано.",
        "published_title": "Дякуємо, відгук опубліковано",
        "published_text": "Ваш відгук уже на сторінці товару.",
        "held_title": "Дякуємо, відгук у крамниці",
        "held_text": "{shop} читає кожен відгук, перш ніж він з’явиться, хоч би скільки зірок у ньому було. "
        "Ваш стоїть у черзі.",
        "held_why": "Правило затримало його, щоб {shop} прочитала, скільки б зірок у ньому не було. Ось що помічено:",
        "held_improve": "Ви можете написати його знову на сторінці товару: нові слова замінять ці.",
        "confirm_why": "Дещо помічено, тож {shop}, можливо, спершу прочитає відгук:",
        "replaced_title": "Дякуємо, відгук оновлено",
        "replaced_text": "Нова оцінка й новий текст замінили попередні.",
        "back": "Повернутися до товару",
        "expired_title": "Посилання застаріло",
        "expired_text": "Посилання з листа діє 7 днів. Напишіть відгук ще раз, і новий лист надійде одразу.",
        "vouched_title": "Увійдіть у крамниці",
        "vouched_text": "{shop} приймає відгуки лише від тих, хто увійшов там як покупець, тож це посилання більше "
        "нічого не публікує. Увійдіть у крамниці й напишіть відгук на сторінці товару.",
        "not_found_title": "Тут нічого не чекає",
        "not_found_text": "Можливо, адреса неповна або відгук уже відкликано. Спробуйте ще раз відкрити "
        "посилання з листа.",
        "busy_title": "Одну хвилину",
        "busy_text": "Зараз зберегти не вдалося. Відгук не зник: натисніть кнопку в листі ще раз за хвилину.",
    },
    "pl": {
        "stars": "{rating} na 5 gwiazdek",
        "confirm_title": "Opublikować Twoją opinię?",
        "confirm_at_once": "Pojawi się na stronie produktu, gdy tylko naciśniesz przycisk.",
        "confirm_after_check": "Gdy naciśniesz przycisk, sklep {shop} ją przeczyta, zanim pojawi się na "
        "stronie produktu.",
        "confirm_replaces": "Zastąpi Twoją wcześniejszą opinię o tym produkcie.",
        "confirm_button": "Opublikuj opinię",
        "confirm_not_you": "To nie Twoje słowa? Zamknij stronę, a nic nie zostanie opublikowane.",
        "published_title": "Dziękujemy, opinia jest opublikowana",
        "published_text": "Twoja opinia jest już na stronie produktu.",
        "held_title": "Dziękujemy, opinia jest w sklepie",
        "held_text": "{shop} czyta każdą opinię, zanim się pojawi, bez względu na liczbę gwiazdek. Twoja czeka "
        "w kolejce.",
        "held_why": "Reguła zatrzymała ją, aby {shop} mógł ją przeczytać, bez względu na gwiazdki. Oto, co zauważono:",
        "held_improve": "Możesz napisać ją od nowa na stronie produktu: nowe słowa zastąpią te.",
        "confirm_why": "Coś zostało zauważone, więc {shop} może najpierw przeczytać opinię:",
        "replaced_title": "Dziękujemy, opinia jest odnowiona",
        "replaced_text": "Nowa ocena i nowe słowa zastąpiły poprzednie.",
        "back": "Wróć do produktu",
        "expired_title": "Ten link jest już za stary",
        "expired_text": "Link z listu działa przez 7 dni. Napisz opinię jeszcze raz, a nowy list przyjdzie od razu.",
        "vouched_title": "Zaloguj się w sklepie",
        "vouched_text": "{shop} przyjmuje opinie tylko od osób zalogowanych w sklepie, więc ten link niczego już nie "
        "publikuje. Zaloguj się w sklepie i napisz opinię na stronie produktu.",
        "not_found_title": "Nic tu nie czeka",
        "not_found_text": "Adres może być niepełny albo opinia została wycofana. Spróbuj jeszcze raz otworzyć "
        "link z listu.",
        "busy_title": "Chwileczkę",
        "busy_text": "Nie udało się teraz zapisać. Opinia nie przepadła: za minutę naciśnij ponownie przycisk "
        "w liście.",
    },
}
