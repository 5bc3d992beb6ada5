"""Polski."""

from typing import Any

WORDS: dict[str, Any] = {
    "title": "Możesz odpowiedzieć?",
    "asked_by": "Pyta {name}",
    "somebody": "ktoś",
    "your_answer": "Twoja odpowiedź",
    "your_name": "Imię, które zobaczą inni",
    "as_": {
        "staff": "Odpowiedź pojawi się pod pytaniem jako odpowiedź {shop}. Bez imienia będzie po prostu od sklepu.",
        "expert": "Odpowiedź pojawi się pod pytaniem: {name}, z oznaczeniem eksperta.",
        "owner": "Odpowiedź pojawi się pod pytaniem z uwagą, że masz ten produkt. Adresu nikt nie zobaczy.",
    },
    "send": "Wyślij odpowiedź",
    "rather_not": "Jeśli nie chcesz, zamknij stronę: jej otwarcie niczego nie zmieniło.",
    "so_far": "Dotychczasowe odpowiedzi",
    "see": "Do pytania",
    "done_title": "Dziękujemy, to pomoże",
    "done_text": "Twoja odpowiedź jest już pod pytaniem. Osoba, która pytała, dowie się o niej.",
    "held_title": "Dziękujemy, odpowiedź jest w sklepie",
    "held_text": "{shop} przeczyta Twoją odpowiedź, zanim się pojawi.",
    "closed_title": "Odpowiedzi nie są już potrzebne",
    "closed_text": "{shop} zamyka to pytanie, więc nie trzeba już nic robić. Dziękujemy za odwiedziny.",
    "over_title": "Ten link już nie działa",
    "over_text": "Link z naszego listu działa 14 dni i tylko dla osoby, do której został wysłany.",
    "busy_title": "Chwileczkę",
    "busy_text": "Za dużo przyszło naraz. Spróbuj za minutę.",
    "trouble": {
        "text": "Odpowiedź wymaga słów, ale nie więcej, niż się tu mieści.",
        "name": "To imię nie może tu stać. Wybierz inne.",
        "refused": "{shop} nie przyjmie odpowiedzi w takich słowach.",
    },
    "roles": {"staff": "{shop}", "expert": "ekspert", "owner": "ma ten produkt", "shopper": ""},
    "you_asked": "Twoje pytanie:",
    "accept_ask_title": "Czy to odpowiada na Twoje pytanie?",
    "accept_ask_text": "Jeśli tak, stanie na początku, a każdy, kto chce wiedzieć to samo, od razu ją znajdzie.",
    "accept": "Tak, odpowiada",
    "accept_rather_not": "Jeśli nie, zamknij stronę: jej otwarcie niczego nie zmieniło.",
    "accept_done_title": "Dziękujemy",
    "accept_done_text": "Ta odpowiedź stoi teraz na początku, a jej autor dowie się, że pomogła.",
}
