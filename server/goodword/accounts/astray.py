"""The page for a person whose way to a network and back has ended: what happened, and what she can do."""

from flask import Response, make_response, render_template, request

from goodword.lib.errors import Busy, Problem
from goodword.web.frames import frame

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "over": "This way has ended",
        "over_text": "It was used before, took longer than ten minutes, or began in another browser. Nothing was "
        "linked. Close this page, go back to the shop, and begin again.",
        "busy": "Many are on their way just now",
        "busy_text": "Nothing is lost. Close this page, go back to the shop, and try again in a moment.",
    },
    "ru": {
        "over": "Этот путь закончился",
        "over_text": "По нему уже прошли, прошло больше десяти минут, или он начат в другом браузере. Ничего не "
        "привязано. Закройте эту страницу, вернитесь в магазин и начните ещё раз.",
        "busy": "Сейчас слишком много желающих",
        "busy_text": "Ничего не потеряно. Закройте эту страницу, вернитесь в магазин и попробуйте чуть позже.",
    },
    "uk": {
        "over": "Цей шлях закінчився",
        "over_text": "Ним уже пройшли, минуло понад десять хвилин, або його почато в іншому браузері. Нічого не "
        "прив’язано. Закрийте цю сторінку, поверніться до крамниці й почніть знову.",
        "busy": "Зараз забагато охочих",
        "busy_text": "Нічого не втрачено. Закрийте цю сторінку, поверніться до крамниці й спробуйте за мить.",
    },
    "pl": {
        "over": "Ta droga się skończyła",
        "over_text": "Była już użyta, minęło ponad dziesięć minut albo zaczęła się w innej przeglądarce. Niczego nie "
        "połączono. Zamknij tę stronę, wróć do sklepu i zacznij od nowa.",
        "busy": "Za dużo osób naraz",
        "busy_text": "Nic nie przepadło. Zamknij tę stronę, wróć do sklepu i spróbuj za chwilę.",
    },
}


def told(problem: Problem) -> Response:
    """In her language, as her browser asks for it."""
    lang = request.accept_languages.best_match(list(WORDS)) or "en"
    kind = "busy" if isinstance(problem, Busy) else "over"
    page = render_template("astray.html", kind=kind, **frame(None, lang=lang, words=WORDS[lang]))
    answer = make_response(page, problem.status)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    if isinstance(problem, Busy):
        answer.headers["Retry-After"] = str(problem.retry_after)
    return answer
