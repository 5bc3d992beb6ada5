"""Po polsku."""

STAFF_BY = {
    "address": "adres jest na liście sklepu",
    "domain": "adres jest w domenie sklepu",
    "network": "opinia przyszła z sieci, z której korzysta serwer sklepu",
}

SENTENCES = {
    "links": "W tekście są linki ({count}): {found}. Teksty z linkami najpierw czyta sklep.",
    "contacts": "W tekście są dane kontaktowe ({count}): {found}. Takie opinie najpierw czyta sklep.",
    "words": "W tekście są słowa, które wielu urażą ({count}): {found}.",
    "promotion": "Tekst zaprasza czytelników gdzie indziej (oznaki: {count}), jak robi to reklama.",
    "signs": "Zbiegło się kilka drobnych oznak ({count}): bardzo krótko, wielkimi literami, od nowego gościa albo z "
    "zaproszeniem gdzie indziej.",
    "duplicate": "Tekst w {percent}% jest taki sam jak opinia kogoś innego.",
    "pace": "To opinia nr {count} tego samego autora w ciągu 24 godzin; powyżej {limit} najpierw je czytamy.",
    "haste": "Poprzedni tekst autora przyszedł {seconds} s wcześniej; szybciej niż {limit} s zwykle się nie pisze.",
    "network": "To opinia nr {count} z tej samej sieci w krótkim czasie; powyżej {limit} najpierw je czytamy.",
    "burst": "W ciągu 24 godzin przyszło podobnie ocenionych opinii: {count}, zwykle jest ich {usual} dziennie. Opinia "
    "jest widoczna, a będzie liczona, gdy ktoś obejrzy tę falę.",
    "staff": "Autor należy do sklepu: {by}. Opinia jest widoczna z oznaczeniem i nie jest liczona.",
    "form_forged": "Formularz nie jest nasz albo jest z innego sklepu. Otwórz go, proszę, jeszcze raz.",
    "form_missing": "Opinia nie przyszła z naszego formularza i nie wiemy, jak powstała.",
    "form_reused": "Z tego samego formularza wysłano już inną opinię.",
    "form_fast": "Formularz był otwarty tylko {seconds} s; człowiek potrzebuje więcej niż {limit} s.",
    "form_old": "Formularz był otwarty {hours} godz.; po {limit} godz. patrzymy jeszcze raz.",
    "trap": "Wypełniono pole, którego ludzie nie widzą.",
    "overlap": "W ciągu dwóch tygodni autor opisał te same produkty ({products}) co inni autorzy ({reviewers}).",
}
