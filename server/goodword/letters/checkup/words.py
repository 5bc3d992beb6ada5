"""What is said of SPF, DKIM and DMARC records, in four languages: what is wrong, and what to do."""

from goodword.letters.checkup.records import GOOD, Said

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "good": "Nothing to complain of.",
        "spf_missing": "There is no SPF record. Add one TXT record at {domain} that begins with v=spf1.",
        "spf_several": "There are several SPF records; receivers then believe none. Put all their parts into one.",
        "spf_unknown": "“{term}” means nothing to receivers, and makes the whole record worthless. Mend or remove it.",
        "spf_open_end": "The record has no end. Finish it with ~all, or with -all when you are sure.",
        "spf_plus_all": "+all lets the whole world send in your name. Put -all or ~all in its place.",
        "spf_neutral": "?all says nothing about strangers. Put -all or ~all in its place.",
        "spf_after_all": "What stands after all is not read. Move it before all.",
        "spf_lookups": "Receivers look up at most 10 names, and this record asks for {number} at first sight; beyond "
        "that it is worth nothing. Remove services that you do not use.",
        "spf_many_lookups": "This record asks for {number} names at first sight, and each include may ask for more; "
        "receivers stop at 10. Count them, and remove what you do not use.",
        "spf_ptr": "ptr is slow and given up; many receivers do not look at it. Remove it.",
        "spf_relay": "Your mail service is missing. Add include:{relay} before all.",
        "dkim_missing": "There is no record of the key, so nobody can check our signature. Add the record shown above.",
        "dkim_several": "There are several records at the same name; receivers may take the wrong one. Keep one.",
        "dkim_syntax": "This is not a DKIM record: it begins with v=DKIM1 and has a part p=.",
        "dkim_revoked": "p= is empty: that says that the key is withdrawn, and every letter fails. Put the key in.",
        "dkim_broken": "The key in p= cannot be read. It was cut off or changed while pasting: paste it again, whole.",
        "dkim_no_key": "There is no key of ours to compare with: letters are not signed here yet.",
        "dkim_other": "This is a sound key, but not the one that we sign with. Paste the record shown above.",
        "dkim_short": "The key has only {bits} bits. Make one of 2048: shorter ones are distrusted or ignored.",
        "dkim_testing": "t=y says that you are only testing, so receivers may ignore the signature. Remove it.",
        "dkim_hash": "h= leaves out sha256, with which we sign. Remove h=.",
        "dkim_service": "s= does not allow e-mail. Remove s=.",
        "dmarc_missing": "There is no DMARC record. Large mailboxes ask for one: add a TXT record at _dmarc.{domain}, "
        "such as v=DMARC1; p=none; rua=mailto:you@{domain}",
        "dmarc_several": "There are several DMARC records; receivers then believe none. Keep one.",
        "dmarc_version": "The record has to begin with exactly v=DMARC1; in capitals.",
        "dmarc_policy": "p= (and sp=) must be none, quarantine or reject.",
        "dmarc_none": "p=none only watches. When the reports look right, change it to quarantine, later to reject.",
        "dmarc_share": "pct={share} is not a number from 0 to 100.",
        "dmarc_part": "pct={share} protects only a part of your mail. When the reports look right, remove it.",
        "dmarc_no_reports": "Without rua= nobody tells you what happens in your name. Add rua=mailto:you@your.domain",
        "dmarc_reports": "“{address}” is not an address that reports can go to: it has to be mailto:name@domain.",
        "dmarc_reports_elsewhere": "Reports go to {other}. They leave only if {other} agrees, by a record at "
        "{domain}._report._dmarc.{other}.",
        "dmarc_alignment": "{tag}= must be r or s.",
        "dmarc_bounces": "Letters that come back go to {other}, which is another domain than {domain}: SPF does not "
        "count for DMARC then, and all depends on the signature.",
    },
    "ru": {
        "good": "Замечаний нет.",
        "spf_missing": "Записи SPF нет. Добавьте для {domain} одну запись TXT, которая начинается с v=spf1.",
        "spf_several": "Записей SPF несколько; тогда получатели не верят ни одной. Соберите всё в одну.",
        "spf_unknown": "«{term}» ничего не значит для получателей и обесценивает всю запись. Исправьте или удалите.",
        "spf_open_end": "У записи нет конца. Завершите её ~all, а если уверены — -all.",
        "spf_plus_all": "+all позволяет всему миру писать от вашего имени. Замените на -all или ~all.",
        "spf_neutral": "?all ничего не говорит о чужих. Замените на -all или ~all.",
        "spf_after_all": "То, что стоит после all, не читается. Перенесите его перед all.",
        "spf_lookups": "Получатели ищут не больше 10 имён, а здесь их сразу видно {number}; тогда запись ничего не "
        "стоит. Уберите службы, которыми не пользуетесь.",
        "spf_many_lookups": "Здесь сразу видно имён: {number}, и за каждым include могут быть ещё; получатели "
        "останавливаются на 10. Посчитайте и уберите лишнее.",
        "spf_ptr": "ptr медленный и устарел; многие получатели на него не смотрят. Уберите его.",
        "spf_relay": "Вашей почтовой службы здесь нет. Добавьте перед all: include:{relay}",
        "dkim_missing": "Записи с ключом нет, и никто не может проверить нашу подпись. Добавьте запись, показанную "
        "выше.",
        "dkim_several": "Под одним именем несколько записей; получатель может взять не ту. Оставьте одну.",
        "dkim_syntax": "Это не запись DKIM: она начинается с v=DKIM1 и содержит p=.",
        "dkim_revoked": "p= пусто: это значит, что ключ отозван, и ни одно письмо не пройдёт. Впишите ключ.",
        "dkim_broken": "Ключ в p= не читается: его обрезали или изменили при вставке. Вставьте его снова целиком.",
        "dkim_no_key": "Нашего ключа для сравнения нет: письма здесь ещё не подписываются.",
        "dkim_other": "Ключ исправен, но подписываем мы другим. Вставьте запись, показанную выше.",
        "dkim_short": "В ключе только {bits} бит. Создайте на 2048: коротким не верят.",
        "dkim_testing": "t=y значит, что вы только пробуете, и подпись могут не учитывать. Уберите.",
        "dkim_hash": "В h= нет sha256, а подписываем мы с ним. Уберите h=.",
        "dkim_service": "s= не разрешает почту. Уберите s=.",
        "dmarc_missing": "Записи DMARC нет. Крупные почты её требуют: добавьте запись TXT для _dmarc.{domain}, "
        "например v=DMARC1; p=none; rua=mailto:you@{domain}",
        "dmarc_several": "Записей DMARC несколько; тогда получатели не верят ни одной. Оставьте одну.",
        "dmarc_version": "Запись должна начинаться точно с v=DMARC1; заглавными буквами.",
        "dmarc_policy": "p= (и sp=) — это none, quarantine или reject.",
        "dmarc_none": "p=none только наблюдает. Когда отчёты будут в порядке, смените на quarantine, позже на reject.",
        "dmarc_share": "pct={share} — не число от 0 до 100.",
        "dmarc_part": "pct={share} защищает лишь часть вашей почты. Когда отчёты будут в порядке, уберите.",
        "dmarc_no_reports": "Без rua= вам никто не расскажет, что происходит от вашего имени. Добавьте "
        "rua=mailto:you@your.domain",
        "dmarc_reports": "На «{address}» отчёты прийти не могут: нужно mailto:имя@домен.",
        "dmarc_reports_elsewhere": "Отчёты идут в {other}. Они уйдут, только если {other} согласен: запись "
        "{domain}._report._dmarc.{other}.",
        "dmarc_alignment": "{tag}= — это r или s.",
        "dmarc_bounces": "Вернувшиеся письма идут в {other}, это не {domain}: для DMARC тогда SPF не считается, и всё "
        "зависит от подписи.",
    },
    "uk": {
        "good": "Зауважень немає.",
        "spf_missing": "Запису SPF немає. Додайте для {domain} один запис TXT, що починається з v=spf1.",
        "spf_several": "Записів SPF кілька; тоді одержувачі не вірять жодному. Зберіть усе в один.",
        "spf_unknown": "«{term}» нічого не означає для одержувачів і знецінює весь запис. Виправте або вилучіть.",
        "spf_open_end": "Запис не має кінця. Завершіть його ~all, а якщо певні — -all.",
        "spf_plus_all": "+all дозволяє всьому світу писати від вашого імені. Замініть на -all або ~all.",
        "spf_neutral": "?all нічого не каже про чужих. Замініть на -all або ~all.",
        "spf_after_all": "Те, що стоїть після all, не читається. Перенесіть його перед all.",
        "spf_lookups": "Одержувачі шукають щонайбільше 10 імен, а тут одразу видно {number}; тоді запис нічого не "
        "вартий. Приберіть служби, якими не користуєтеся.",
        "spf_many_lookups": "Тут одразу видно імен: {number}, і за кожним include можуть бути ще; одержувачі "
        "зупиняються на 10. Порахуйте і приберіть зайве.",
        "spf_ptr": "ptr повільний і застарілий; багато одержувачів на нього не дивляться. Приберіть його.",
        "spf_relay": "Вашої поштової служби тут немає. Додайте перед all: include:{relay}",
        "dkim_missing": "Запису з ключем немає, і ніхто не може перевірити наш підпис. Додайте запис, показаний вище.",
        "dkim_several": "Під одним ім’ям кілька записів; одержувач може взяти не той. Залиште один.",
        "dkim_syntax": "Це не запис DKIM: він починається з v=DKIM1 і містить p=.",
        "dkim_revoked": "p= порожнє: це означає, що ключ відкликано, і жоден лист не пройде. Впишіть ключ.",
        "dkim_broken": "Ключ у p= не читається: його обрізали або змінили, вставляючи. Вставте його знову цілком.",
        "dkim_no_key": "Нашого ключа для порівняння немає: листи тут ще не підписуються.",
        "dkim_other": "Ключ справний, але підписуємо ми іншим. Вставте запис, показаний вище.",
        "dkim_short": "У ключі лише {bits} біт. Створіть на 2048: коротким не вірять.",
        "dkim_testing": "t=y означає, що ви тільки пробуєте, і підпис можуть не враховувати. Приберіть.",
        "dkim_hash": "У h= немає sha256, а підписуємо ми з ним. Приберіть h=.",
        "dkim_service": "s= не дозволяє пошти. Приберіть s=.",
        "dmarc_missing": "Запису DMARC немає. Великі пошти його вимагають: додайте запис TXT для _dmarc.{domain}, "
        "наприклад v=DMARC1; p=none; rua=mailto:you@{domain}",
        "dmarc_several": "Записів DMARC кілька; тоді одержувачі не вірять жодному. Залиште один.",
        "dmarc_version": "Запис має починатися точно з v=DMARC1; великими літерами.",
        "dmarc_policy": "p= (і sp=) — це none, quarantine або reject.",
        "dmarc_none": "p=none лише спостерігає. Коли звіти будуть гаразд, змініть на quarantine, згодом на reject.",
        "dmarc_share": "pct={share} — не число від 0 до 100.",
        "dmarc_part": "pct={share} захищає лише частину вашої пошти. Коли звіти будуть гаразд, приберіть.",
        "dmarc_no_reports": "Без rua= вам ніхто не розкаже, що діється від вашого імені. Додайте "
        "rua=mailto:you@your.domain",
        "dmarc_reports": "На «{address}» звіти прийти не можуть: треба mailto:ім’я@домен.",
        "dmarc_reports_elsewhere": "Звіти йдуть до {other}. Вони підуть, лише якщо {other} згоден: запис "
        "{domain}._report._dmarc.{other}.",
        "dmarc_alignment": "{tag}= — це r або s.",
        "dmarc_bounces": "Листи, що повернулися, йдуть до {other}, це не {domain}: для DMARC тоді SPF не рахується, і "
        "все залежить від підпису.",
    },
    "pl": {
        "good": "Bez uwag.",
        "spf_missing": "Nie ma rekordu SPF. Dodaj dla {domain} jeden rekord TXT, który zaczyna się od v=spf1.",
        "spf_several": "Rekordów SPF jest kilka; wtedy odbiorcy nie wierzą żadnemu. Złóż wszystko w jeden.",
        "spf_unknown": "„{term}” nic dla odbiorców nie znaczy i unieważnia cały rekord. Popraw albo usuń.",
        "spf_open_end": "Rekord nie ma końca. Zakończ go ~all, a gdy masz pewność, -all.",
        "spf_plus_all": "+all pozwala całemu światu pisać w Twoim imieniu. Zamień na -all albo ~all.",
        "spf_neutral": "?all nic nie mówi o obcych. Zamień na -all albo ~all.",
        "spf_after_all": "Tego, co stoi po all, nikt nie czyta. Przenieś to przed all.",
        "spf_lookups": "Odbiorcy szukają najwyżej 10 nazw, a tu od razu widać {number}; wtedy rekord jest nic "
        "niewart. Usuń usługi, z których nie korzystasz.",
        "spf_many_lookups": "Tu od razu widać nazw: {number}, a za każdym include może być więcej; odbiorcy kończą na "
        "10. Policz i usuń zbędne.",
        "spf_ptr": "ptr jest powolny i porzucony; wielu odbiorców go pomija. Usuń go.",
        "spf_relay": "Nie ma tu Twojej usługi pocztowej. Dodaj przed all: include:{relay}",
        "dkim_missing": "Nie ma rekordu z kluczem, więc nikt nie sprawdzi naszego podpisu. Dodaj rekord pokazany "
        "wyżej.",
        "dkim_several": "Pod jedną nazwą jest kilka rekordów; odbiorca może wziąć nie ten. Zostaw jeden.",
        "dkim_syntax": "To nie jest rekord DKIM: zaczyna się on od v=DKIM1 i ma część p=.",
        "dkim_revoked": "p= jest puste: to znaczy, że klucz wycofano, i żaden list nie przejdzie. Wpisz klucz.",
        "dkim_broken": "Klucza w p= nie da się odczytać: przy wklejaniu został obcięty lub zmieniony. Wklej cały.",
        "dkim_no_key": "Nie ma naszego klucza do porównania: listy nie są tu jeszcze podpisywane.",
        "dkim_other": "Klucz jest dobry, ale podpisujemy innym. Wklej rekord pokazany wyżej.",
        "dkim_short": "Klucz ma tylko {bits} bitów. Zrób klucz 2048: krótszym się nie ufa.",
        "dkim_testing": "t=y mówi, że to tylko próba, więc podpis mogą pominąć. Usuń to.",
        "dkim_hash": "W h= brakuje sha256, którym podpisujemy. Usuń h=.",
        "dkim_service": "s= nie dopuszcza poczty. Usuń s=.",
        "dmarc_missing": "Nie ma rekordu DMARC. Duże skrzynki go wymagają: dodaj rekord TXT dla _dmarc.{domain}, na "
        "przykład v=DMARC1; p=none; rua=mailto:you@{domain}",
        "dmarc_several": "Rekordów DMARC jest kilka; wtedy odbiorcy nie wierzą żadnemu. Zostaw jeden.",
        "dmarc_version": "Rekord musi zaczynać się dokładnie od v=DMARC1; wielkimi literami.",
        "dmarc_policy": "p= (i sp=) to none, quarantine albo reject.",
        "dmarc_none": "p=none tylko obserwuje. Gdy raporty będą w porządku, zmień na quarantine, później na reject.",
        "dmarc_share": "pct={share} to nie liczba od 0 do 100.",
        "dmarc_part": "pct={share} chroni tylko część Twojej poczty. Gdy raporty będą w porządku, usuń to.",
        "dmarc_no_reports": "Bez rua= nikt Ci nie powie, co dzieje się w Twoim imieniu. Dodaj "
        "rua=mailto:you@your.domain",
        "dmarc_reports": "Na „{address}” raporty nie dojdą: potrzebne jest mailto:nazwa@domena.",
        "dmarc_reports_elsewhere": "Raporty idą do {other}. Wyjdą tylko, jeśli {other} się zgadza: rekord "
        "{domain}._report._dmarc.{other}.",
        "dmarc_alignment": "{tag}= to r albo s.",
        "dmarc_bounces": "Listy, które wracają, idą do {other}, czyli nie do {domain}: SPF nie liczy się wtedy dla "
        "DMARC i wszystko zależy od podpisu.",
    },
}


def sentence(said: Said, lang: str) -> str:
    """What it means, in plain words."""
    return WORDS[lang][said.code].format_map(said.values) if said.level != GOOD else WORDS[lang]["good"]
