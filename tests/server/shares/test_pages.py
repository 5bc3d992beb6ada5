"""The public page of a review and the picture that networks show: what they say, whatever the stars."""

import io
import time
from datetime import timedelta
from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from goodword.jobs.models import Job
from goodword.lib.db import reading, session, writing
from goodword.media.models import Photo
from goodword.media.storage import storage
from goodword.shares import drawing, keeping, pictures
from goodword.shares.faces import Face
from goodword.shares.lettering import lines_of, said
from PIL import Image
from sqlalchemy import select

from tests.pictures import saved
from tests.server.privacy.forgetting import by_key, erase
from tests.server.shares.opengraph import checked
from tests.server.shares.test_links import FACTS, KETTLE, links_of, shared

HOSTILE = '</title><script>alert(1)</script>"{{7*7}}\u2028'
WORDS = {
    "ru": ("Наливает точно", "Наливает точно туда, куда смотрю. Прежний чайник так не умел."),
    "ar": ("يصب بدقة", "إبريق رائع يصب حيث أنظر، والمقبض لا يسخن (14 cm)."),
    "en": ("Pours 😀👍🏽", "It pours where I look 👨‍👩‍👧‍👦🇩🇪. " * 40),
    "ja": ("注ぎやすい", "とても気に入っています。毎日使っています。"),
}


@pytest.fixture(autouse=True)
def open_to_all(tea_house):
    tea_house.set(confirm_guests=False)


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def picture_of(shop, page: str):
    """The picture that a page names, loaded from there."""
    tags = checked(shop.house.get(page).text)
    answer = shop.house.get(path_of(tags.said["og:image"]))
    assert answer.status_code == 200
    return answer


def test_the_page_of_a_review_says_all_of_it_and_keeps_the_rules_of_cards(tea_house, anna):
    photo = anna.photo().json["id"]
    review = anna.review(product_facts=FACTS, rating=2, photos=[photo]).json["id"]
    tea_house.manage("PUT", f"/reviews/{review}/reply", {"text": "We are sorry."})
    page = tea_house.house.get(f"/r/{review}")
    assert page.status_code == 200
    for words in ("Pours exactly", "It pours where I look.\nMy old one never did.", "Anna", "We are sorry.", "/m/"):
        assert words in page.text
    assert f'<a class="onto" href="{KETTLE}">' in page.text
    assert 'aria-label="2 out of 5 stars"' in page.text
    tags = checked(page.text)
    assert tags.said["og:title"] == "★★☆☆☆ Pours exactly"
    assert tags.said["og:description"].startswith("It pours where I look. My old one")
    assert tags.said["robots"] == "noindex"
    assert tags.scripts == [], "no Review markup: the product's own page has it, and search engines want it there"
    assert "script-src" not in page.headers["Content-Security-Policy"]
    tea_house.set(share_pages_indexed=True)
    assert "robots" not in checked(tea_house.house.get(f"/r/{review}").text).said


def test_it_speaks_the_language_of_the_review_or_the_one_that_is_asked_for(tea_house, anna):
    review = anna.review(locale="uk", title="Добре", text="Дуже добре", product_facts=FACTS).json["id"]
    page = tea_house.house.get(f"/r/{review}").text
    assert "До товару" in page
    assert checked(page).said["og:locale"] == "uk_UA"
    assert "Do produktu" in tea_house.house.get(f"/r/{review}?lang=pl").text


def test_what_was_given_for_it_is_said_wherever_it_is_shared(tea_house, anna, giving_points):
    review = anna.review(product_facts=FACTS, text="It pours where I look. " * 20).json["id"]
    giving_points(review)
    described = checked(tea_house.house.get(f"/r/{review}").text).said["og:description"]
    assert described.endswith("… · received points for this")
    assert len(described) <= 200
    told = shared(tea_house, on=review).json
    assert told["text"].endswith("(received points for this)")
    x = next(each for each in told["networks"] if each["network"] == "x")
    assert "received%20points%20for%20this" in x["href"]


@pytest.fixture
def giving_points(tea_house):
    from goodword.contributions.models import Incentive
    from goodword.lib import ids
    from goodword.reviews.models import Review

    def give(review: str) -> None:
        with writing() as opened:
            incentive = Incentive(shop_id=tea_house.shop.id, id=ids.new(), kind="points")
            opened.add(incentive)
            opened.flush()
            opened.get_one(Review, (tea_house.shop.id, ids.parse("rev", review))).incentive_id = incentive.id

    return give


def test_nothing_in_her_words_becomes_part_of_the_page_or_the_picture(tea_house, anna):
    said_so = {"title": HOSTILE, "text": HOSTILE * 3, "name": HOSTILE[:60]}
    review = anna.review(product_facts={"name": HOSTILE, "url": KETTLE}, **said_so).json["id"]
    page = tea_house.house.get(f"/r/{review}").text
    assert "<script>" not in page
    assert "{{7*7}}" in page
    assert checked(page).said["og:title"].startswith("★★★★★ </title><script>alert(1)")
    assert picture_of(tea_house, f"/r/{review}").status_code == 200


def test_the_picture_is_a_png_of_the_right_size_whatever_the_stars(tea_house, anna):
    photo = anna.photo().json["id"]
    for place, (locale, (title, text)) in enumerate(WORDS.items()):
        rating = 1 if place % 2 else 5
        photos = [photo] if place == 0 else []
        review = anna.review(
            product=f"kettle {place}", rating=rating, locale=locale, title=title, text=text, photos=photos,
            product_facts=FACTS,
        ).json["id"]  # fmt: skip
        answer = picture_of(tea_house, f"/r/{review}")
        assert answer.headers["Content-Type"] == "image/png"
        assert len(answer.data) < 1_000_000
        drawn = Image.open(io.BytesIO(answer.data))
        assert (drawn.format, drawn.size, drawn.mode) == ("PNG", (1200, 630), "RGB")
        gold = sum(number for number, colour in drawn.getcolors(1 << 20) if colour == (0xC4, 0x78, 0x0A))
        assert gold > 500 * rating, "her stars are in it"
        tea_house.let_a_day_pass()


def test_a_picture_is_drawn_once_kept_by_its_version_and_gone_with_the_words(tea_house, anna):
    review = anna.review(product_facts=FACTS).json["id"]
    first = picture_of(tea_house, f"/r/{review}")
    assert "immutable" in first.headers["Cache-Control"]
    path = path_of(checked(tea_house.house.get(f"/r/{review}").text).said["og:image"])
    again = tea_house.house.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "immutable" not in tea_house.house.get(f"/r/{review}/card.png?v=another").headers["Cache-Control"]
    assert len(list(storage.store.names("cards"))) == 1
    improved = {"rating": 1, "title": "Drips", "text": "It drips.", "name": "Anna", "locale": "en"}
    form = {"token": tea_house.form(timedelta(minutes=1))}
    assert anna.send("PUT", f"/reviews/{review}", improved | {"form": form}).json["status"] == "published"
    second = picture_of(tea_house, f"/r/{review}")
    assert second.headers["ETag"] != first.headers["ETag"]
    assert len(list(storage.store.names("cards"))) == 1
    anna.send("DELETE", f"/reviews/{review}")
    assert tea_house.house.get(path).status_code == 404
    keeping.forget_unseen()
    assert list(storage.store.names("cards")) == []


def test_an_erased_persons_picture_goes(tea_house, anna):
    review = anna.review(product_facts=FACTS).json["id"]
    picture_of(tea_house, f"/r/{review}")
    erase(by_key(anna))
    keeping.forget_unseen()
    assert list(storage.store.names("cards")) == []
    assert tea_house.house.get(f"/r/{review}").status_code == 404


def test_questions_and_products_have_pictures_too(tea_house, anna):
    question = anna.ask(product_facts=FACTS).json["id"]
    assert picture_of(tea_house, f"/q/{question}").status_code == 200
    pin = next(each for each in pinned(tea_house, product="kettle").json["networks"] if each["network"] == "pinterest")
    assert "%2Fp%2F" in pin["href"]
    assert tea_house.house.get(f"/p/{tea_house.shop.site_key}/card.png?product=kettle").status_code == 200
    assert tea_house.house.get(f"/p/{tea_house.shop.site_key}/card.png?product=none").status_code == 404


def pinned(shop, **what):
    shop.set(share_networks="pinterest vk")
    return shared(shop, **what)


def test_what_nobody_can_see_has_neither_page_nor_picture(tea_house, anna):
    review = anna.review(product_facts=FACTS).json["id"]
    tea_house.manage("POST", f"/reviews/{review}/hide", {"reason": "spam"})
    hidden = tea_house.house.get(f"/r/{review}")
    assert hidden.status_code == 404
    assert hidden.text == tea_house.house.get("/r/rev_" + "0" * 32).text
    for path in (f"/r/{review}/card.png", "/r/x/card.png", f"/q/{review}", "/r/%00"):
        assert tea_house.house.get(path).status_code == 404


@pytest.mark.parametrize("text", ["a" * 5000, "a" + "\u0301" * 5000, "😀" * 2500, "ا" * 5000, "\u2066" * 5000])
def test_a_hostile_word_takes_no_time_and_stays_inside(text):
    begun = time.process_time()
    lines = lines_of(text, size=40, weight=400, width=1000, most=6)
    assert len(lines) <= 6
    assert time.process_time() - begun < 2
    assert len(said(lines)) < 2000


def test_a_text_that_our_letters_cannot_write_is_left_out_whole():
    assert lines_of("とても気に入っています", size=40, weight=400, width=1000, most=6) == []
    (line,) = lines_of("Tea 茶 is good for everybody here", size=40, weight=400, width=1000, most=6)
    assert "".join(run.text for run in line) == "Tea is good for everybody here"


def test_the_products_picture_is_fetched_once_by_a_job_and_shown_from_our_own_host(tea_house, anna, outside):
    facts = FACTS | {"image": "https://tea-house.test/kettle.jpg"}
    review = anna.review(product_facts=facts).json["id"]
    bare = picture_of(tea_house, f"/r/{review}")
    shared(tea_house, on=review)
    links_of(shared(tea_house, on=review))
    with reading():
        (job,) = [each for each in session().scalars(select(Job)) if each.name == pictures.JOB]
    outside.body = saved()
    pictures.fetch(outside, **job.payload)
    assert outside.asked == ["https://tea-house.test/kettle.jpg"]
    with reading():
        (photo,) = session().scalars(select(Photo)).all()
    assert f"/m/{tea_house.shop.id.hex}/{photo.token}-small.webp" in tea_house.house.get(f"/r/{review}").text
    assert "tea-house.test/kettle.jpg" not in tea_house.house.get(f"/r/{review}").text
    assert picture_of(tea_house, f"/r/{review}").headers["ETag"] != bare.headers["ETag"]
    shared(tea_house, on=review)
    with reading():
        assert len([each for each in session().scalars(select(Job)) if each.name == pictures.JOB]) == 1


def test_a_product_whose_picture_cannot_be_had_is_shown_without(tea_house, anna, outside):
    review = anna.review(product_facts=FACTS | {"image": "https://tea-house.test/kettle.jpg"}).json["id"]
    shared(tea_house, on=review)
    with reading():
        (job,) = [each for each in session().scalars(select(Job)) if each.name == pictures.JOB]
    outside.body = b"<html>no picture</html>"
    pictures.fetch(outside, **job.payload)
    assert picture_of(tea_house, f"/r/{review}").status_code == 200


@pytest.fixture
def outside():
    """The world outside, which answers what it is given."""
    from goodword.lib.outbound import Answer

    class Outside:
        asked: list[str]
        body = b""

        def __init__(self) -> None:
            self.asked = []

        def fetch(self, url: str, **_: object) -> Answer:
            self.asked.append(url)
            return Answer(200, {}, self.body)

    return Outside()


def test_hostile_words_stay_words_in_a_picture_that_is_drawn_outside_of_any_request(monkeypatch):
    drawn, draw = [], drawing.resvg_py.svg_to_bytes
    monkeypatch.setattr(
        drawing.resvg_py, "svg_to_bytes", lambda **said: drawn.append(said["svg_string"]) or draw(**said)
    )
    bad = '</tspan></text><image href="file:///etc/passwd"/>&amp;"'
    colours = {"accent": '#1f5c46"/><script/>', "star": "#c4780a"}
    face = Face(shop=bad, product=bad, title=bad, words=bad, by=bad, note=bad, stars=4, photo=None, **colours)
    assert drawing.png_of(face).startswith(b"\x89PNG")
    [svg] = drawn
    assert not {"image", "script"} & {each.tag.rpartition("}")[2] for each in fromstring(svg).iter()}
    assert "&lt;/tspan&gt;" in svg
