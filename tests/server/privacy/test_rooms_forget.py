"""Every room lets go of a person: her words go or stay without her, the sums follow, and nobody else is touched."""

from goodword.media import jobs as media

from tests.server.privacy.forgetting import by_key, collected, erase, move_in, review_of, rows_with


def published(guest, **said):
    guest.at.set(confirm_guests=False)
    sent = guest.review(**said)
    assert sent.status_code == 201, sent.text
    return sent.json["id"]


def test_what_a_room_collects_is_what_she_wrote(anna, boris, house):
    photo = anna.photo().json["id"]
    shown = published(anna, text="The spout pours where I look.", photos=[photo])
    published(boris, text="Mine drips.")
    assert anna.send("PUT", f"/reviews/{shown}", _again("The spout pours well.")).status_code == 200
    told = collected(by_key(anna))
    (review,) = told["reviews"]["reviews"]
    assert (review["text"], review["product"]) == ("The spout pours well.", "kettle")
    assert review["revisions"][0]["said"]["text"] == "The spout pours where I look."
    assert list(told["reviews"]["files"]) == review["photos"] == [f"photos/{photo}.webp"]
    assert "drips" not in repr(told)


def _again(text):
    return {"rating": 5, "title": "Still", "text": text, "name": "Anna", "locale": "en"}


def test_her_words_go_and_the_sums_follow(anna, boris, tea_house, house):
    photo = anna.photo().json["id"]
    shown = published(anna, text="Anna's own words about it", photos=[photo])
    published(boris, text="Words of Boris", email="boris@example.com", name="Boris")
    tea_house.manage("PUT", f"/reviews/{shown}/reply", {"text": "Thank you, Anna"})
    assert tea_house.reviews()["rating"]["count"] == 2
    person = by_key(anna)
    erase(person)
    page = tea_house.reviews()
    assert (page["rating"]["count"], page["counts"]["media"], len(page["data"])) == (1, 0, 1)
    gone = review_of(tea_house, shown)
    assert (gone.status, gone.title, gone.text, gone.author_name, gone.search) == ("withdrawn", None, None, None, "")
    assert rows_with("own words") == rows_with("Thank you, Anna") == rows_with(person.guest_ids[0].hex) == []
    assert rows_with("Words of Boris") != []
    assert list(house.config.data_dir.glob("media/**/*.webp"))
    media.sweep()
    assert not list(house.config.data_dir.glob("media/**/*.webp"))
    assert rows_with(photo.removeprefix("pho_")) == []


def test_her_words_stay_without_her(anna, tea_house, house):
    photo = anna.photo().json["id"]
    shown = published(anna, text="Words that may stay", name="Anna Karenina", photos=[photo])
    tea_house.manage("PUT", f"/reviews/{shown}/reply", {"text": "Thank you, Anna Karenina!"})
    assert "Anna Karenina" in repr(tea_house.reviews())
    person = by_key(anna, called=("Anna Karenina",))
    erase(person, keep_words=True)
    (review,) = tea_house.reviews()["data"]
    assert (review["text"], review["author"], len(review["media"])) == ("Words that may stay", None, 1)
    assert review["reply"]["text"] == "Thank you, …!"
    assert rows_with("Karenina") == rows_with(person.guest_ids[0].hex) == []
    media.sweep()
    assert house.get(review["media"][0]["large"]).status_code == 200
    assert anna.send("PUT", f"/reviews/{shown}", _again("Mine again")).status_code == 401


def test_two_erased_shoppers_of_one_product_are_no_conflict(anna, boris, tea_house):
    for guest in (anna, boris):
        published(guest, text=f"Words of {guest.bearer[-6:]}", email=f"{guest.bearer[-6:]}@example.com".lower())
        erase(by_key(guest), keep_words=True)
    assert tea_house.reviews()["rating"]["count"] == 2


def test_done_twice_it_is_as_done_once(anna, boris, tea_house):
    shown = published(anna)
    published(boris, text="Words of Boris", email="boris@example.com")
    person = by_key(anna)
    erase(person)
    before = tea_house.reviews()
    erase(person)
    assert tea_house.reviews() == before
    assert review_of(tea_house, shown).status == "withdrawn"


def test_her_votes_are_taken_back(anna, boris, tea_house):
    shown = published(boris, email="boris@example.com")
    assert anna.send("PUT", f"/reviews/{shown}/vote", {}).json["helpful"] == 1
    flag = {"reason": "spam", "note": "Anna thinks that it is copied"}
    assert anna.send("POST", f"/reviews/{shown}/flags", flag).status_code == 201
    erase(by_key(anna))
    assert tea_house.reviews()["data"][0]["helpful"] == 0
    assert rows_with("copied") == []


def test_what_was_never_seen_is_deleted_whole(anna, tea_house, work_off):
    sent = anna.review(text="Unread words")
    assert sent.status_code == 201
    assert "letters" in rows_with("anna@example.com")
    erase(by_key(anna, emails=("anna@example.com",)))
    assert review_of(tea_house, sent.json["id"]) is None
    assert rows_with("Unread words") == rows_with("anna@example.com") == []
    work_off()
    assert rows_with("anna@example.com") == []
    assert not list(tea_house.house.mailbox.glob("*.eml"))


def test_an_erased_review_does_not_come_back_with_the_next_import(tea_house, anna, tmp_path):
    row = {"id": "old-1", "product": "cups", "rating": 4, "text": "Moved in words", "author": "Anna K."}
    assert move_in(tea_house, tmp_path, row).counts["new"] == 1
    shown = tea_house.reviews("cups")["data"][0]["id"]
    person = by_key(anna, also=(review_of(tea_house, shown).id,))
    for keep_words, count in ((True, 1), (False, 0)):
        erase(person, keep_words=keep_words)
        report = move_in(tea_house, tmp_path, row | {"text": "Said differently now"})
        assert [refused.why for refused in report.skipped] == ["its writer has been erased here"]
        assert tea_house.reviews("cups")["rating"]["count"] == count
        assert rows_with("Anna K.") == rows_with("old-1") == []
