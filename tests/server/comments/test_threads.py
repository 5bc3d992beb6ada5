"""What stands under a review: in order, by votes, one level deep, and counted beside the review."""

from datetime import timedelta

from goodword.catalog.service import Facts
from goodword.comments.events import CommentPublished
from goodword.exchange import exports
from goodword.lib import clock, ids
from goodword.lib.db import reading, session, writing
from goodword.moderation import service as moderation
from goodword.moderation import tokens
from goodword.questions import service as questions
from goodword.questions.kinds import QUESTION
from goodword.shoppers.models import Guest, Shopper
from goodword.shops.models import Shop
from goodword.submissions import service as words
from goodword.submissions.writers import Sending
from sqlalchemy import select

from tests.server.cli.terminal import Terminal
from tests.server.comments.talk import comment, said, texts, thread
from tests.tokens import signer_of, vouch, vouched


def counted(stage) -> int:
    """What the page of reviews says, answered by the door."""
    return stage.reviews()["data"][0]["comments_count"]


def test_comments_stand_in_order_newest_first_or_by_votes(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    review = anna.review().json["id"]
    assert counted(tea_house) == 0
    first, second, third = (said(boris, review, text) for text in ("One", "Two", "Three"))
    assert texts(tea_house, review) == ["One", "Two", "Three"]
    assert texts(tea_house, review, sort="newest") == ["Three", "Two", "One"]
    assert anna.send("PUT", f"/comments/{second}/vote", {}).json == {"helpful": 1, "voted": True}
    assert boris.send("PUT", f"/comments/{second}/vote", {}).status_code == 409  # it is his own
    assert texts(tea_house, review, sort="helpful") == ["Two", "Three", "One"]
    for sort in ("order", "newest", "helpful"):
        walked, cursor = [], None
        while True:
            page = thread(tea_house, review, sort=sort, limit=1, **({"cursor": cursor} if cursor else {}))
            walked += [each["id"] for each in page["data"]]
            if (cursor := page["next"]) is None:
                break
        assert sorted(walked) == sorted([first, second, third])
        assert page["count"] == counted(tea_house) == 3


def test_a_reply_to_a_reply_hangs_on_the_top_and_names_whom_it_answers(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    review = anna.review().json["id"]
    top = said(boris, review, "Does it drip?")
    hers = said(anna, review, "No.", reply_to=top, name="Anna", email="anna@example.com")
    for text in ("Never?", "Not once?", "Thank you."):
        said(boris, review, text, reply_to=hers)
    (shown,) = thread(tea_house, review)["data"]
    assert [each["text"] for each in shown["replies"]] == ["No.", "Never?", "Not once?"]
    assert shown["replies_count"] == 4
    assert shown["replies"][1]["answers"] == {"id": hers, "name": "Anna"}
    at = f"{tea_house.at}/comments/{top}/replies"
    rest = tea_house.house.get(at, query_string={"cursor": shown["replies_next"]}).json
    assert ([each["text"] for each in rest["data"]], rest["next"]) == (["Thank you."], None)
    assert len(tea_house.house.get(at).json["data"]) == 4
    other = anna.review(product="cups").json["id"]
    assert comment(boris, other, reply_to=top).status_code == 404  # it stands elsewhere


def test_what_is_not_seen_takes_its_thread_with_it_and_gives_it_back(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    review = anna.review().json["id"]
    top = said(boris, review, "Does it drip?")
    reply = said(anna, review, "No.", reply_to=top, name="Anna")
    assert counted(tea_house) == 2
    hidden = tea_house.manage("POST", f"/comments/{top}/hide", {"reason": "off_topic"})
    assert (hidden.status_code, hidden.json["status"]) == (200, "hidden")
    assert (counted(tea_house), texts(tea_house, review)) == (0, [])
    assert boris.send("PUT", f"/comments/{reply}/vote", {}).status_code == 404
    assert tea_house.house.get(f"{tea_house.at}/comments/{top}/replies").status_code == 404
    assert tea_house.manage("POST", f"/comments/{top}/publish", {}).json["status"] == "published"
    assert counted(tea_house) == 2
    assert anna.send("DELETE", f"/reviews/{review}").status_code == 204
    at = f"{tea_house.at}/comments"
    assert tea_house.house.get(at, query_string={"on": review}).status_code == 404
    assert comment(boris, review).status_code == 404
    assert anna.send("POST", f"/reviews/{review}/restore", {}).json["status"] == "published"
    assert (counted(tea_house), texts(tea_house, review)) == (2, ["Does it drip?"])


def test_a_guests_comment_waits_for_the_button_in_her_letter(tea_house, anna, boris, press_button):
    review = anna.review().json["id"]
    press_button()
    sent = comment(boris, review)
    assert (sent.json["status"], sent.json["email_hint"]) == ("unconfirmed", "b•••@example.com")
    assert counted(tea_house) == 0
    assert "Your comment is on the product’s page now." in press_button()
    assert counted(tea_house) == 1
    (shown,) = thread(tea_house, review)["data"]
    assert shown["author"] == {
        "name": "Boris",
        "initials": "B",
        "kind": "shopper",
        "title": None,
        "profile": None,
        "avatar": None,
    }


def test_what_a_rule_holds_is_with_the_shop_and_its_writer_may_change_it(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    review = anna.review().json["id"]
    held = comment(boris, review, "Cheaper at https://elsewhere.example.com")
    assert (held.json["status"], held.json["why"][0]["rule"]) == ("held", "links")
    (waiting,) = tea_house.manage("GET", "/comments").json["data"]
    assert (waiting["on"], waiting["product"], waiting["why"][0]["rule"]) == (review, "kettle", "links")
    form = {"token": tea_house.form(timedelta(minutes=1))}
    better = {"text": "I like mine.", "name": "Boris", "locale": "en", "form": form}
    improved = boris.send("PUT", f"/comments/{held.json['id']}", better)
    assert (improved.status_code, improved.json["status"]) == (200, "published"), improved.text
    assert anna.send("PUT", f"/comments/{held.json['id']}", better).status_code == 404
    for voter in (anna, tea_house.guest(), tea_house.guest()):
        assert voter.send("POST", f"/comments/{held.json['id']}/flags", {"reason": "spam"}).status_code == 201
    assert texts(tea_house, review) == ["I like mine."]  # what is flagged stays until somebody decides
    (case,) = tea_house.manage("GET", "/cases").json["data"]
    assert (case["kind"], case["target"]) == ("comment", held.json["id"])
    decided = tea_house.manage("POST", f"/cases/{case['id']}/decide", {"decision": "hide", "reason": "spam"})
    assert (decided.status_code, texts(tea_house, review)) == (200, [])


def test_the_shop_speaks_by_name_and_its_people_who_pretend_are_labelled(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    review = anna.review().json["id"]
    with writing():
        shop = session().get_one(Shop, tea_house.shop.id)
        moderation.add_insider(shop=shop, address="@tea-house.example", actor="test")
    said(boris, review, "I love this shop.", email="olga@tea-house.example")
    spoken = tea_house.manage("POST", "/comments", {"on": review, "text": "Thank you, Anna."})
    assert (spoken.status_code, spoken.json["author"]["name"]) == (201, "Tea House")
    assert tea_house.manage("PUT", f"/reviews/{review}/reply", {"text": "The official one."}).status_code == 200
    pretended, official = thread(tea_house, review)["data"]
    assert (pretended["labels"], pretended["author"]["kind"]) == (["shop_staff"], "shopper")
    assert (official["labels"], official["author"]["kind"]) == ([], "staff")
    assert counted(tea_house) == 1  # only what counts
    assert tea_house.reviews()["data"][0]["reply"]["text"] == "The official one."


def test_an_answer_has_comments_as_long_as_its_question_can_be_seen(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    with writing():
        shop = session().get_one(Shop, tea_house.shop.id)
        guest = session().scalars(select(Guest).where(Guest.shop_id == shop.id)).first()
        sender = Sending(guest=guest, token=tokens.form_token(shop.id, clock.now() - timedelta(minutes=1)))
        question = questions.ask(
            shop=shop, product_ref="kettle", facts=Facts(), said={"text": "Is it loud?", "details": None},
            name="Anna", locale="en", sender=sender,
        ).row  # fmt: skip
        answer = questions.answer_as_shop(shop=shop, question=question, text="No.", name=None, actor="test")
    on = ids.show("ans", answer.id)
    said(boris, on)
    with writing():
        assert session().get_one(type(answer), (shop.id, answer.id)).comments_count == 1
        again = session().get_one(type(question), (shop.id, question.id))
        words.hide(kind=QUESTION, row=again, actor="test", reason="off_topic")
    assert comment(boris, on).status_code == 404
    for odd in ("", "rev_", "ans_" + "0" * 32, "cmt_" + "0" * 32, "que_" + question.id.hex):
        assert tea_house.house.get(f"{tea_house.at}/comments", query_string={"on": odd}).status_code in {404, 422}


def test_it_is_told_to_whom_a_comment_speaks(tea_house, monkeypatch):
    told: list[CommentPublished] = []
    monkeypatch.setattr("goodword.comments.kinds.emit", told.append)
    anna, boris = (tea_house.known(name=name, email=f"{name.lower()}@example.com") for name in ("Anna", "Boris"))
    review = anna.review().json["id"]
    top = said(boris, review)
    said(anna, review, "Thank you.", reply_to=top)
    said(boris, review, "So do I.", reply_to=top)
    with reading():
        names = {row.id.hex: row.name for row in session().scalars(select(Shopper))}
    assert [[names[one] for one in each.mentions] for each in told] == [["Anna"], ["Boris"], ["Anna"]]
    assert [CommentPublished.unpacked(each.packed()) for each in told] == told


def test_when_two_of_her_reviews_become_one_what_was_said_of_either_stands_under_it(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    signer = signer_of(tea_house)
    known = vouched(signer, sub="1", name="Anna")
    hers, by_key = known.review().json["id"], anna.review(text="The kettle of my guest.").json["id"]
    said(boris, hers, "Under the first.")
    said(boris, by_key, "Under the other.")
    assert vouch(tea_house, signer.token(sub="1"), guest=anna.bearer).status_code == 201
    assert [(each["id"], each["comments_count"]) for each in tea_house.reviews()["data"]] == [(hers, 2)]
    assert texts(tea_house, hers) == ["Under the first.", "Under the other."]


def test_the_shop_takes_its_comments_along_and_works_on_them_at_the_terminal(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    review = anna.review().json["id"]
    top = said(boris, review, "Does it drip?")
    config = tea_house.house.config
    there = {"GOODWORD_DATA_DIR": str(config.data_dir), "GOODWORD_DATABASE_URL": config.database_url}
    terminal = Terminal(config.data_dir, there)
    assert terminal.ok("comment", "write", review, "Never.", "--to", top) == "Written.\n"
    assert terminal.ok("comment", "hide", top, "--reason", "off_topic") == "Hidden.\n"
    listed = terminal.ok("comment", "list", "--status", "hidden")
    assert f"{top}  Boris: Does it drip?" in listed
    with reading():
        told = list(exports.WHAT["comments"](tea_house.shop.id))
    assert [(one["on"], one["reply_to"], one["status"], one["product"]) for one in told] == [
        (review, None, "hidden", "kettle"),
        (review, top, "published", "kettle"),
    ]
    assert terminal.ok("comment", "publish", top) == "Published.\n"
    assert [one["text"] for one in thread(tea_house, review)["data"][0]["replies"]] == ["Never."]
