"""Searching a product's reviews, and cursors that fit one list only."""

import base64

import pytest

from tests.server.reviews.shelf import put, walk

SAID = {
    "hedgehog": {"title": "Ёжик в тумане", "text": "Очень тёплый плед"},
    "lodz": {"title": "Łódź", "text": "Żółta, miękka, bardzo dobra"},
    "uber": {"title": "Über gut", "text": "Größe passt, Straße egal"},
    "creme": {"title": None, "text": "Crème brûlée colour; 100% cotton, snake_case 'quoted' \"twice\" back\\slash"},
    "kyiv": {"title": "Ґанок і їжак", "text": "Гарна якість"},
    "plain": {"title": "Nothing special", "text": "two\nlines of words"},
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ежик", {"hedgehog"}),
        ("ЁЖИК", {"hedgehog"}),
        ("туман", {"hedgehog"}),
        ("теплый ежик", {"hedgehog"}),
        ("ёжик lodz", set()),
        ("lodz", {"lodz"}),
        ("ŁÓDŹ", {"lodz"}),
        ("zolta MIEKKA", {"lodz"}),
        ("uber", {"uber"}),
        ("ÜBER GRÖSSE", {"uber"}),
        ("grosse strasse", {"uber"}),
        ("creme brulee", {"creme"}),
        ("100%", {"creme"}),
        ("%", {"creme"}),
        (";", {"creme"}),
        ("!!!", set()),
        ("👍", set()),
        (" ", set(SAID)),
        ("_", {"creme"}),
        ("snake_case", {"creme"}),
        ("snakexcase", set()),
        ("1%0", {"creme"}),
        ("'quoted'", {"creme"}),
        ('"twice"', {"creme"}),
        ("back\\slash", {"creme"}),
        ("' OR '1'='1", set()),
        ("ганок", {"kyiv"}),
        ("їжак", {"kyiv"}),
        ("two lines", {"plain"}),
        ("WORDS nothing", {"plain"}),
    ],
)
def test_she_finds_what_she_means(tea_house, asked, found):
    made = dict(zip(SAID, put(tea_house, SAID.values()), strict=True))
    page = tea_house.reviews(q=asked, limit=50)
    assert {name for name, made_id in made.items() if made_id in {r["id"] for r in page["data"]}} == found
    assert page["matching"] in ({len(found)} if asked.strip() else {None})


def test_an_edit_is_found_by_its_new_words_only(tea_house, press_button):
    for text in ("Old saying", "New saying"):
        tea_house.guest().review(text=text)
        press_button()
    assert [tea_house.reviews(q=word)["matching"] for word in ("old", "new", "saying")] == [0, 1, 1]


def test_a_cursor_belongs_to_its_list(house, tea_house, rival):
    for shop, product in ((tea_house, "kettle"), (tea_house, "pot"), (rival, "kettle")):
        put(shop, [{"rating": 1 + n % 5, "text": "words"} for n in range(4)], product=product)
    here = {"product": "kettle", "sort": "newest", "limit": "2", "stars": ["1", "2", "3", "4"], "q": "words"}
    cursor = tea_house.reviews(**here)["next"]
    assert status(house, tea_house, here | {"cursor": cursor}) == 200
    assert status(house, tea_house, here | {"cursor": cursor, "limit": "3"}) == 200, "the length of a page is free"
    assert status(house, tea_house, here | {"cursor": cursor, "stars": ["4", "3", "2", "1"]}) == 200
    assert status(house, rival, here | {"cursor": cursor}) == 422
    for other in (
        {"product": "pot"},
        {"sort": "helpful"},
        {"sort": "lowest"},
        {"stars": ["1"]},
        {"q": "other"},
        {"media": "true"},
        {"lang": "en"},
    ):
        assert status(house, tea_house, here | {"cursor": cursor} | other) == 422, other


def test_a_changed_cursor_is_refused_and_named(house, tea_house):
    put(tea_house, [{} for _ in range(3)])
    cursor = tea_house.reviews(limit=1)["next"]
    raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    for at in range(len(raw)):
        changed = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        sent = {"product": "kettle", "limit": "1", "cursor": base64.urlsafe_b64encode(changed).decode().rstrip("=")}
        assert status(house, tea_house, sent) == 422
    for odd in ("=", "null", "é", "\x00", "A" * 400):
        answer = house.get(f"{tea_house.at}/reviews", query_string={"product": "kettle", "limit": "1", "cursor": odd})
        assert answer.status_code == 422, odd
    assert len(walk(tea_house, limit=1)) == 3


def status(house, shop, query) -> int:
    return house.get(f"{shop.at}/reviews", query_string=query).status_code
