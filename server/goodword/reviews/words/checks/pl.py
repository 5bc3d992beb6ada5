"""“How reviews are checked” in Polish."""

WORDS = {
    "thousands": "\N{NO-BREAK SPACE}",
    "title": "Jak sprawdzamy opinie",
    "lead": "Skąd pochodzą opinie w sklepie {shop}, co się z nimi dzieje i co pozostaje ukryte. Tę stronę "
    "układa sam program na podstawie ustawień sklepu i dzisiejszych liczb.",
    "published": "opublikowanych opinii",
    "imported": "w tym przeniesionych",
    "incentivized": "w tym nagrodzonych",
    "hidden": "ukrytych opinii",
    "who": "Kto może pisać",
    "who_purchase": "Opinię może napisać każdy, po zakupie lub bez: zakup nie jest warunkiem, a opinii "
    "napisanych tutaj nie porównuje się z zamówieniami, chyba że mają oznaczenie „Zakup potwierdzony”.",
    "who_confirmed": "Każda osoba pisząca podaje adres e-mail, a my sprawdzamy, czy należy do niej: opinia "
    "pojawia się dopiero po naciśnięciu przycisku pod linkiem wysłanym na ten adres. Z jednego adresu pochodzi "
    "jedna opinia o produkcie; druga zastępuje pierwszą, a wcześniejszą wersję zachowujemy.",
    "who_anyone": "Każda osoba pisząca podaje adres e-mail, ale ten sklep nie prosi o dowód, że adres należy do niej.",
    "before": "Zanim opinia się pojawi",
    "before_at_once": "Opinia pojawia się bez wcześniejszej kontroli sklepu, chyba że zatrzyma ją jedna z reguł "
    "poniżej. {shop} może ją przeczytać później "
    "i wolno mu ją ukryć tylko z jednego z powodów wymienionych niżej.",
    "before_check": "{shop} ogląda każdą opinię, zanim się pojawi, pochwały tak samo jak krytykę, i wolno mu "
    "ją zatrzymać tylko z jednego z powodów wymienionych niżej.",
    "blind": "Liczba gwiazdek nie ma znaczenia.",
    "unchangeable": "Program nie patrzy na gwiazdki, gdy rozstrzyga, czy opinia się pojawi, czy poczeka, i nie "
    "ma ustawienia, które by to zmieniło. Sklep nie może zmienić gwiazdek, słów, imienia, daty ani oznaczeń "
    "opinii. Może na nią odpowiedzieć, publicznie i pod własną nazwą.",
    "taken_count": "Nazwy i zdjęcia odebrane autorom do tej pory: {count}.",
    "taken_away": "Z tych samych powodów może usunąć nazwę lub zdjęcie, nigdy słowa ani gwiazdki; autor widzi powód.",
    "badges": "Co znaczą oznaczenia",
    "verified_buyer": "Zakup potwierdzony",
    "verified_buyer_means": "Istnieje zapis, że autor kupił ten produkt. Jeśli opinia jest też przeniesiona, "
    "jest to zapis poprzedniego systemu.",
    "email_confirmed": "E-mail potwierdzony",
    "email_confirmed_means": "Autor wykazał, że adres e-mail należy do niego. O zakupie nic to nie mówi.",
    "imported_badge": "Przeniesiona z wcześniejszych opinii",
    "imported_badge_means": "Opinię przejęto z innego systemu razem z tym, co ten system o niej podawał. Tych "
    "informacji nie sprawdzano ponownie.",
    "points": "Za tę opinię przyznano punkty",
    "points_means": "Autor otrzymał za opinię punkty lub inne podziękowanie. Wszystko, co przyznaje się tutaj, "
    "jest takie samo za pięć gwiazdek jak za jedną.",
    "staff_badge": "Od samego sklepu",
    "staff_badge_means": "Autor jest związany ze sklepem. Opinia jest widoczna, ale nie wchodzi do żadnej średniej.",
    "expert_badge": "Ekspert",
    "expert_badge_means": "Sklep zaprosił autora ze względu na jego wiedzę. To nie pracownik: autor sam "
    "decyduje, co pisze.",
    "not_counted": "Nieliczona w ocenie",
    "not_counted_means": "Reguła nie wlicza jej do średniej; opinie z fali liczą się, gdy ktoś ją obejrzy.",
    "average": "Jak powstaje średnia",
    "average_means": "To zwykła średnia wszystkich opublikowanych ocen produktu. Każda liczy się raz i tak "
    "samo: stara i nowa, ze słowami i bez nich, przeniesiona i napisana tutaj, nagrodzona i nienagrodzona. "
    "Ukrytych opinii ani oznaczonych jako nieliczone nie wliczamy.",
    "order": "W jakiej kolejności stoją opinie",
    "order_means": "Wybiera czytający; dopóki tego nie zrobi, pierwsze stoją najbardziej pomocne. Nie można "
    "kupić miejsca ani przypiąć opinii na górze.",
    "helpful": "Najbardziej pomocne",
    "helpful_means": "Najpierw te, które najwięcej osób uznało za pomocne; przy równej liczbie te ze słowami, "
    "potem najnowsze.",
    "newest": "Najnowsze",
    "newest_means": "Według daty. Opinie o nieznanej dacie stoją na końcu.",
    "highest": "Najwyżej ocenione",
    "highest_means": "Od pięciu gwiazdek do jednej; przy równej ocenie najpierw najnowsze.",
    "lowest": "Najniżej ocenione",
    "lowest_means": "Od jednej gwiazdki do pięciu; przy równej ocenie najpierw najnowsze.",
    "hiding": "Co jest ukryte i dlaczego",
    "hiding_means": "{shop} może ukryć opinię tylko z jednego z tych powodów. Za każdym razem zapisujemy, kto "
    "to zrobił, kiedy i dlaczego. Zdanie, nawet najostrzejsze, nie jest powodem.",
    "reason": "Powód",
    "hidden_now": "Ukryte teraz",
    "together": "Razem",
    "spam": "Reklama lub spam",
    "offensive": "Obelgi, nienawiść lub groźby",
    "off_topic": "Nie na temat produktu",
    "personal_data": "Czyjeś dane osobowe",
    "not_genuine": "Brak prawdziwego doświadczenia z produktem",
    "duplicate": "Ta sama opinia po raz drugi",
    "legal": "Naruszenie prawa albo decyzja sądu lub urzędu",
    "flags": "Każdy czytający może zgłosić opinię. Zgłoszona pozostaje widoczna, dopóki sklep nie zdecyduje. Trzy "
    "zgłoszenia różnych czytających otwierają sprawę.",
    "group": "Produkty ze wspólnymi opiniami",
    "group_means": "Warianty jednego produktu mogą mieć wspólne opinie: każda opinia mówi wtedy, którego "
    "produktu dotyczy, a średnia jest liczona ze wszystkich. Opinia nigdy nie przechodzi do "
    "innego produktu. {shop} może połączyć produkty, gdy nazwy lub numery pokazują, że to "
    "jedno i to samo; dla poniższych podano zamiast tego powód.",
    "group_none": "Warianty jednego produktu mogą mieć wspólne opinie: każda opinia mówi wtedy, którego "
    "produktu dotyczy, a średnia jest liczona ze wszystkich. Opinia nigdy nie przechodzi do "
    "innego produktu, a produkty można połączyć tylko wtedy, gdy nazwy lub numery pokazują, "
    "że to jedno i to samo.",
    "group_what": "Co połączono",
}
