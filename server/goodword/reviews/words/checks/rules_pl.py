"""The rules that look at reviews. Po polsku."""

RULES = {
    "rules": "Jakie reguły patrzą na opinie",
    "rules_means": "Na każdą opinię patrzą te same reguły i żadna nie widzi gwiazdek, poza regułą o falach, dla "
    "której w górę i w dół to to samo. Reguła niczego nie usuwa: zatrzymuje opinię, aż przeczyta ją człowiek, albo "
    "pokazuje ją bez liczenia, i mówi autorowi dlaczego.",
    "rule_text": "Co jest napisane",
    "rule_text_means": "Zatrzymywane są linki, telefony i adresy, zaproszenia gdzie indziej oraz obelgi z listy "
    "słów. Zwykłe narzekanie nie jest zatrzymywane.",
    "rule_copies": "Kopie",
    "rule_copies_means": "Zatrzymywany jest tekst od {similar_words} słów, taki sam jak cudzy.",
    "rule_pace": "Tempo",
    "rule_pace_means": "Zatrzymywane są opinie jednego autora powyżej {reviews_a_day} w ciągu 24 godzin albo dwie w "
    "ciągu {seconds_between} sekund.",
    "rule_network": "Jedna sieć",
    "rule_network_means": "Zatrzymywane są opinie z jednej sieci w ciągu 24 godzin: powyżej {network_product_day} o "
    "jednym produkcie albo {network_shop_day} w sklepie. Sieci są przechowywane 30 dni jako skróty z kluczem, "
    "adresy nigdy.",
    "rule_wave": "Fale",
    "rule_wave_means": "Gdy w ciągu 24 godzin przyjdzie {burst_least} lub więcej samych wysokich albo samych "
    "niskich ocen i jest to dalekie od zwykłego, kolejne są widoczne, ale nieliczone, aż obejrzy je człowiek.",
    "rule_own": "Ludzie sklepu",
    "rule_own_means": "Opinie z adresów, domeny lub sieci serwera sklepu są oznaczone i nigdy nieliczone. Sklep nie "
    "może tego zmienić.",
    "rule_form": "Formularz",
    "rule_form_means": "Zatrzymywana jest opinia napisana szybciej niż w {fastest_seconds} sekundy, w formularzu "
    "starszym niż {slowest_hours} godziny albo bez naszego formularza.",
    "rule_circle": "Kręgi",
    "rule_circle_means": "Zatrzymywani są autorzy bez potwierdzonego zakupu, gdy {overlap_reviewers} lub więcej z "
    "nich w dwa tygodnie opisało te same {overlap_products} produkty.",
    "what_rules_did": "Co zrobiły reguły",
    "number": "Opinii",
    "judged_held": "Zatrzymane do przeczytania",
    "judged_left_out": "Widoczne, nieliczone",
    "judged_refused": "Odrzucone",
    "of_them": "powód: {rule}",
    "decided_in": "Połowę spraw rozstrzygnięto w nie więcej niż {hours} godz.",
    "none_decided": "Żadna sprawa nie jest jeszcze rozstrzygnięta.",
    "rules_version": "Wersja reguł: {version}.",
    "rule_names": {
        "links": "linki",
        "contacts": "dane kontaktowe",
        "words": "obraźliwe słowa",
        "promotion": "zaproszenia gdzie indziej",
        "signs": "kilka drobnych oznak",
        "duplicate": "kopia",
        "pace": "tempo",
        "haste": "pośpiech",
        "network": "jedna sieć",
        "burst": "fala",
        "staff": "ludzie sklepu",
        "form_forged": "obcy formularz",
        "form_missing": "brak formularza",
        "form_reused": "formularz użyty dwa razy",
        "form_fast": "zbyt szybko",
        "form_old": "formularz otwarty zbyt długo",
        "trap": "ukryte pole",
        "overlap": "krąg autorów",
    },
}
