"""The letters to those who may answer a question: it is asked, its time runs out, its time is over."""

from typing import Any

WORDS: dict[str, dict[str, dict[str, Any]]] = {
    "en": {
        "question_asked": {
            "subject": "A question about {product_name}",
            "preview": "The button opens a page where you can answer at once.",
            "title": "Can you answer this?",
            "body": {
                "staff": "Somebody asks on a page of {shop_name}, about {product_name}. The answer is due by {due}.",
                "expert": "Somebody asks {shop_name} about {product_name}, and you may know. Your answer appears under "
                "your own name, with a badge that says you are an expert.",
                "owner": "Somebody asks {shop_name} about {product_name}, which you have bought. A sentence from your "
                "own experience often helps more than any description.",
            },
            "says_text": "{author} asks:",
            "says_details": "",
            "button": "Answer",
            "end": {
                "staff": "",
                "expert": "If you would rather not, do nothing.",
                "owner": "If you would rather not, do nothing. We ask you at most once a week.",
            },
            "footer": {
                "staff": "You got this letter because you belong to the staff of {shop_name}.",
                "expert": "You got this letter because you write as an expert at {shop_name}.",
                "owner": "You got this letter because you bought {product_name} at {shop_name}.",
            },
            "line": "{author} asks about {product_name}",
        },
        "question_warning": {
            "subject": "Still without an answer: a question about {product_name}",
            "preview": "Its time is up at {due}.",
            "title": "Its time is running out",
            "body": "This question about {product_name} has no answer yet. {shop_name} has promised one by {due}.",
            "says_text": "{author} asks:",
            "button": "Answer",
            "end": "",
            "footer": "You got this letter because you belong to the staff of {shop_name}.",
            "line": "Still without an answer: {author} asks about {product_name}",
        },
        "question_escalated": {
            "subject": "Nobody has answered: a question about {product_name}",
            "preview": "The time that was promised is over.",
            "title": "The promise was not kept",
            "body": "{shop_name} had promised an answer by {due}. Staff, experts and owners of {product_name} have "
            "been asked, and nobody has answered. A late answer is still better than none.",
            "says_text": "{author} asks:",
            "button": "Answer",
            "end": "",
            "footer": "You got this letter because you are responsible for {shop_name}.",
            "line": "Nobody has answered {author} about {product_name}",
        },
    },
    "ru": {
        "question_asked": {
            "subject": "Вопрос о товаре: {product_name}",
            "preview": "За кнопкой страница, где можно сразу ответить.",
            "title": "Сможете ответить?",
            "body": {
                "staff": "На странице магазина {shop_name} задали вопрос: {product_name}. Ответ обещан до {due}.",
                "expert": "В магазине {shop_name} задали вопрос, на который вы, возможно, знаете ответ: "
                "{product_name}. Он появится под вашим именем, с отметкой эксперта.",
                "owner": "В магазине {shop_name} спрашивают о вашей покупке: {product_name}. Одно предложение из "
                "своего опыта часто полезнее любого описания.",
            },
            "says_text": "{author} спрашивает:",
            "says_details": "",
            "button": "Ответить",
            "end": {
                "staff": "",
                "expert": "Если не хотите, ничего не делайте.",
                "owner": "Если не хотите, ничего не делайте. Мы спрашиваем не чаще раза в неделю.",
            },
            "footer": {
                "staff": "Вы получили это письмо, потому что работаете с магазином {shop_name}.",
                "expert": "Вы получили это письмо, потому что пишете как эксперт в магазине {shop_name}.",
                "owner": "Вы получили это письмо, потому что купили в магазине {shop_name}: {product_name}.",
            },
            "line": "{author} спрашивает: {product_name}",
        },
        "question_warning": {
            "subject": "Всё ещё без ответа: {product_name}",
            "preview": "Срок — {due}.",
            "title": "Время на исходе",
            "body": "На этот вопрос ещё никто не ответил: {product_name}. {shop_name} обещает ответ до {due}.",
            "says_text": "{author} спрашивает:",
            "button": "Ответить",
            "end": "",
            "footer": "Вы получили это письмо, потому что работаете с магазином {shop_name}.",
            "line": "Всё ещё без ответа: {author}, {product_name}",
        },
        "question_escalated": {
            "subject": "Никто не ответил: {product_name}",
            "preview": "Обещанное время прошло.",
            "title": "Обещание не сдержано",
            "body": "{shop_name} обещал ответ до {due}. Спросили сотрудников, экспертов и тех, кто купил этот товар "
            "({product_name}), и никто не ответил. Поздний ответ всё же лучше, чем никакого.",
            "says_text": "{author} спрашивает:",
            "button": "Ответить",
            "end": "",
            "footer": "Вы получили это письмо, потому что отвечаете за магазин {shop_name}.",
            "line": "Никто не ответил: {author}, {product_name}",
        },
    },
    "uk": {
        "question_asked": {
            "subject": "Запитання про товар: {product_name}",
            "preview": "За кнопкою сторінка, де можна одразу відповісти.",
            "title": "Чи можете відповісти?",
            "body": {
                "staff": "На сторінці крамниці {shop_name} поставили запитання: {product_name}. Відповідь обіцяно до "
                "{due}.",
                "expert": "У крамниці {shop_name} поставили запитання, на яке ви, можливо, знаєте відповідь: "
                "{product_name}. Вона з’явиться під вашим ім’ям, з позначкою експерта.",
                "owner": "У крамниці {shop_name} питають про вашу покупку: {product_name}. Одне речення з власного "
                "досвіду часто корисніше за будь-який опис.",
            },
            "says_text": "{author} питає:",
            "says_details": "",
            "button": "Відповісти",
            "end": {
                "staff": "",
                "expert": "Якщо не хочете, нічого не робіть.",
                "owner": "Якщо не хочете, нічого не робіть. Ми питаємо не частіше ніж раз на тиждень.",
            },
            "footer": {
                "staff": "Ви отримали цей лист, бо працюєте з крамницею {shop_name}.",
                "expert": "Ви отримали цей лист, бо пишете як експерт у крамниці {shop_name}.",
                "owner": "Ви отримали цей лист, бо купили у крамниці {shop_name}: {product_name}.",
            },
            "line": "{author} питає: {product_name}",
        },
        "question_warning": {
            "subject": "Досі без відповіді: {product_name}",
            "preview": "Строк — {due}.",
            "title": "Час спливає",
            "body": "На це запитання ще ніхто не відповів: {product_name}. {shop_name} обіцяє відповідь до {due}.",
            "says_text": "{author} питає:",
            "button": "Відповісти",
            "end": "",
            "footer": "Ви отримали цей лист, бо працюєте з крамницею {shop_name}.",
            "line": "Досі без відповіді: {author}, {product_name}",
        },
        "question_escalated": {
            "subject": "Ніхто не відповів: {product_name}",
            "preview": "Обіцяний час минув.",
            "title": "Обіцянки не дотримано",
            "body": "{shop_name} обіцяє відповідь до {due}, але її немає. Запитали працівників, експертів і тих, хто "
            "купив цей товар ({product_name}), і ніхто не відповів. Пізня відповідь однаково краща за жодну.",
            "says_text": "{author} питає:",
            "button": "Відповісти",
            "end": "",
            "footer": "Ви отримали цей лист, бо відповідаєте за крамницю {shop_name}.",
            "line": "Ніхто не відповів: {author}, {product_name}",
        },
    },
    "pl": {
        "question_asked": {
            "subject": "Pytanie o produkt: {product_name}",
            "preview": "Przycisk otwiera stronę, na której można od razu odpowiedzieć.",
            "title": "Czy znasz odpowiedź?",
            "body": {
                "staff": "Na stronie sklepu {shop_name} ktoś pyta o produkt: {product_name}. Odpowiedź obiecano do: "
                "{due}.",
                "expert": "W sklepie {shop_name} ktoś pyta o coś, na czym się znasz: {product_name}. Odpowiedź pojawi "
                "się pod Twoim nazwiskiem, z oznaczeniem eksperta.",
                "owner": "W sklepie {shop_name} ktoś pyta o Twój zakup: {product_name}. Jedno zdanie z własnego "
                "doświadczenia często pomaga bardziej niż każdy opis.",
            },
            "says_text": "{author} pyta:",
            "says_details": "",
            "button": "Odpowiadam",
            "end": {
                "staff": "",
                "expert": "Jeśli nie chcesz, nic nie rób.",
                "owner": "Jeśli nie chcesz, nic nie rób. Pytamy najwyżej raz w tygodniu.",
            },
            "footer": {
                "staff": "Piszemy, ponieważ pracujesz ze sklepem {shop_name}.",
                "expert": "Piszemy, ponieważ piszesz jako ekspert w sklepie {shop_name}.",
                "owner": "Piszemy, ponieważ w sklepie {shop_name} kupiono na Twoje nazwisko: {product_name}.",
            },
            "line": "{author} pyta: {product_name}",
        },
        "question_warning": {
            "subject": "Wciąż bez odpowiedzi: {product_name}",
            "preview": "Termin: {due}.",
            "title": "Czas się kończy",
            "body": "Na to pytanie nikt jeszcze nie odpowiedział: {product_name}. {shop_name} obiecuje odpowiedź do: "
            "{due}.",
            "says_text": "{author} pyta:",
            "button": "Odpowiadam",
            "end": "",
            "footer": "Piszemy, ponieważ pracujesz ze sklepem {shop_name}.",
            "line": "Wciąż bez odpowiedzi: {author}, {product_name}",
        },
        "question_escalated": {
            "subject": "Nikt nie odpowiedział: {product_name}",
            "preview": "Obiecany czas minął.",
            "title": "Obietnica nie została dotrzymana",
            "body": "{shop_name} obiecuje odpowiedź do: {due}, ale jej nie ma. Zapytano pracowników, ekspertów i tych, "
            "którzy kupili ten produkt ({product_name}), i nikt nie odpowiedział. Późna odpowiedź jest jednak lepsza "
            "niż żadna.",
            "says_text": "{author} pyta:",
            "button": "Odpowiadam",
            "end": "",
            "footer": "Piszemy, ponieważ odpowiadasz za sklep {shop_name}.",
            "line": "Nikt nie odpowiedział: {author}, {product_name}",
        },
    },
}
