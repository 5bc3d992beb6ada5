"""The links of a letter's last line: opened they change nothing, pressed by a person or a mail program they do."""

import re

import pytest
from goodword.letters import links, readers
from goodword.letters.kinds import TOPICS
from goodword.lib.db import writing

from tests.letters import leave, newest
from tests.staffers import staff_of

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def link(outbox, house, work_off):
    """The address in the List-Unsubscribe of a letter that has left."""
    assert outbox.news()
    work_off()
    return str(newest(house.mailbox)["List-Unsubscribe"]).strip("<>").removeprefix("http://goodword.test")


def choices(outbox):
    reader = outbox.reader()
    return {topic: readers.choice(reader, topic) for topic in TOPICS} | ({"ended": True} if reader.ended_at else {})


USUAL = {name: topic.usual for name, topic in TOPICS.items()}


def test_one_click_ends_the_topic_without_sign_in_redirect_or_cookie(house, outbox, link):
    for _ in range(2):
        answer = house.client.post(link, data=ONE_CLICK)
        assert (answer.status_code, answer.data, answer.headers.get("Set-Cookie")) == (200, b"", None)
    assert choices(outbox) == USUAL | {"answers": "off"}
    assert outbox.news() is None


def test_one_click_may_come_as_a_multipart_form(house, outbox, link):
    assert house.client.post(link, data=ONE_CLICK, content_type="multipart/form-data").status_code == 200
    assert choices(outbox) == USUAL | {"answers": "off"}


def test_get_and_head_of_every_link_change_nothing(house, outbox, link):
    for path in (link, link.rpartition("/")[0], f"{link}?List-Unsubscribe=One-Click"):
        for method in ("GET", "HEAD", "OPTIONS"):
            assert house.client.open(path, method=method).status_code == 200
    assert choices(outbox) == USUAL


def test_a_form_that_nobody_pressed_changes_nothing(house, outbox, link):
    for sent in ({}, {"chosen": "stop"}, {"chosen": "end", "press": ""}, {"chosen": "save", "answers": "off"}):
        answer = house.client.post(link, data=sent)
        assert answer.status_code == 403
        assert "Please type the number and press again" in answer.text
    assert choices(outbox) == USUAL


def test_where_no_script_runs_she_types_the_number_of_the_page(house, outbox, link):
    sent = {"press": "", "chosen": "", "button": "save", "answers": "weekly", "comments": "off"}
    asked = house.client.post(link, data=sent).text
    assert '<option value="weekly" selected>' in asked, "what she picked stays picked"
    number = re.search(r"The number is (\d{4})", asked)[1]
    wrong = house.client.post(link, data=sent | {"typed": str(10_000 - int(number))})
    assert (wrong.status_code, choices(outbox)) == (403, USUAL)
    assert "Saved." in house.client.post(link, data=sent | {"typed": f" {number} "}).text
    assert choices(outbox) == USUAL | {"answers": "weekly", "comments": "off"}
    assert "Saved." in house.client.post(link, data={"button": "stop", "typed": number}).text
    assert choices(outbox)["answers"] == "off"


def test_a_person_ends_this_topic_or_all_and_chooses_each(house, outbox, link):
    page = link.rpartition("/")[0]

    def press(path, **chosen):
        answer = house.client.post(path, data={"press": leave(house.client, path)} | chosen)
        assert answer.status_code == 200, answer.text
        return answer.text

    assert "Saved." in press(link, chosen="stop")
    assert choices(outbox) == USUAL | {"answers": "off"}
    assert "Saved." in press(page, chosen="save", answers="daily", comments="weekly", hours="off", cases="off")
    assert choices(outbox) == USUAL | {"answers": "daily", "comments": "weekly", "hours": "off"}
    assert "nothing any more" in press(page, chosen="end")
    assert choices(outbox)["ended"]
    assert "Saved." in press(page, chosen="save", answers="at_once")
    assert "ended" not in choices(outbox)


def test_the_page_is_in_her_language_and_shows_enough_of_her_address(house, outbox, link):
    with writing():
        readers.meet(outbox.shop.shop.id, "anna@example.com", "uk")
    shown = house.get(link).text
    assert '<html lang="uk">' in shown
    assert "a•••@example.com" in shown
    assert "anna@example.com" not in shown


def test_only_staff_see_what_only_staff_get(house, outbox, link):
    assert 'name="cases"' not in house.get(link).text
    olga = staff_of(outbox.shop)
    with writing():
        reader = readers.meet(outbox.shop.shop.id, olga.staff.email, "en")
    assert 'name="cases"' in house.get(f"/letters/{links.word_of(reader)}").text


def test_another_word_opens_nothing(house, outbox, link, rival):
    word = link.split("/")[2]
    for other in ("gwl_" + "A" * 43, word[:-2], word.replace("gwl_", "gst_"), "gwl_", "x", word + "A"):
        for path in (f"/letters/{other}", f"/letters/{other}/answers"):
            assert house.get(path).status_code == 404
            assert house.client.post(path, data=ONE_CLICK).status_code == 404
    assert choices(outbox) == USUAL


def test_of_a_forgotten_address_the_click_is_still_answered(house, outbox, link):
    with writing() as session:
        session.delete(readers.find(outbox.shop.shop.id, "anna@example.com"))
    assert house.client.post(link, data=ONE_CLICK).status_code == 200
    assert house.get(link).status_code == 404


def test_a_digests_click_ends_what_it_gathers(house, outbox, link):
    outbox.change(readers.choose, {"answers": "daily", "comments": "weekly"})
    page = link.rpartition("/")[0]
    assert house.client.post(f"{page}/digest", data=ONE_CLICK).status_code == 200
    assert choices(outbox) == USUAL | {"answers": "off", "comments": "off", "cases": "off"}
