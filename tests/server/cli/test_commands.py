"""The command line, one command at a time."""

import json
import re

import pytest
from goodword.lib import ids
from goodword.lib.db import reading
from goodword.reviews.models import Review
from goodword.shops.models import ApiKey, Origin, Shop
from sqlalchemy import select

from tests.server.cli.terminal import Terminal
from tests.server.exchange.moving import FILES
from tests.services.ports import free_port

LINE = '{"id": "a", "product": "kettle", "rating": 4, "text": "Good", "author": "Secret Svitlana"}\n'


def _all(column):
    with reading() as session:
        return session.scalars(select(column)).all()


def test_init_makes_a_house_and_may_be_repeated(bare):
    for _ in range(2):
        assert "Ready in" in bare.ok("init")
    assert (bare.folder / "data" / "goodword.db").is_file()
    assert "up to date" in bare.ok("upgrade")
    assert "Tea House is open" in bare.ok("shop", "create", "Tea House")


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_before_init_a_command_says_what_to_do(tmp_path, kind, request):
    url = request.getfixturevalue("new_postgres")() if kind == "postgres" else ""
    bare = Terminal(tmp_path, {"GOODWORD_DATABASE_URL": url})
    said = bare.refused("shop", "create", "Tea House")
    assert said == "The database has no tables yet: goodword init makes them"


def test_a_database_that_does_not_answer_is_one_line_without_the_secret(tmp_path):
    url = f"postgresql://goodword:hunter2@127.0.0.1:{free_port()}/goodword"
    said = Terminal(tmp_path, {"GOODWORD_DATABASE_URL": url}).refused("init")
    assert said.startswith("The database says: ")
    assert "hunter2" not in said


def test_a_new_shop_comes_with_its_snippet(tea_house_terminal):
    (site_key,) = _all(Shop.site_key)
    said = tea_house_terminal.ok("shop", "create", "Rival")
    assert re.search(r'<script async src="http://127\.0\.0\.1:8000/w/v1/pk_\w+\.js"></script>', said)
    assert site_key not in said
    assert _all(Origin.origin) == ["https://tea-house.test"]


def test_one_shop_needs_no_name_and_several_do(tea_house_terminal):
    tea_house_terminal.ok("shop", "allow", "https://one.test")
    tea_house_terminal.ok("shop", "create", "Rival")
    said = tea_house_terminal.refused("shop", "allow", "https://two.test")
    assert said.startswith("Name the shop with --shop NAME")
    tea_house_terminal.ok("shop", "allow", "https://two.test", "--shop", "Rival")
    assert tea_house_terminal.refused("shop", "settings", "--shop", "Nowhere").startswith("There is no such shop")
    with reading() as session:
        listed = session.execute(select(Shop.name, Origin.origin).join(Origin, Origin.shop_id == Shop.id)).all()
    assert {tuple(row) for row in listed} == {
        ("Tea House", "https://tea-house.test"),
        ("Tea House", "https://one.test"),
        ("Rival", "https://two.test"),
    }


def test_without_a_shop_a_command_says_how_to_make_one(terminal):
    assert terminal.refused("export") == "There is no such shop; goodword shop create NAME makes one"


REFUSED = [
    (["shop", "allow", "https://a.test/path"], "https://a.test/path is not an origin such as https://shop.example"),
    (["shop", "set", "colour", "red"], "There is no setting colour"),
    (["shop", "set", "per_page", "many"], "per_page takes a number"),
    (["shop", "set", "confirm_guests", "perhaps"], "confirm_guests takes a flag"),
    (["shop", "create", "Moon", "--locale", "klingon"], "klingon is not a language such as en, uk or pt-BR"),
    (["shop", "create", "Moon", "--time-zone", "Moon/Sea"], "Moon/Sea is not a time zone"),
    (["shop", "zone", "Moon/Sea"], "Moon/Sea is not a time zone"),
    (["review", "publish", "rev_" + "0" * 32], "There is no such review"),
    (["review", "hide", "nonsense", "--reason", "spam"], "There is no such review"),
    (["review", "reply", "shp_" + "0" * 32, "Hello"], "There is no such review"),
    (["import", str(FILES / "own.csv"), "--format", "trustpilot"], "There is no format trustpilot"),
    (["import", __file__], "None of the formats fits this file"),
]


def test_a_refusal_is_one_clear_line(tea_house_terminal):
    for words, said in REFUSED:
        assert tea_house_terminal.refused(*words).startswith(said), words


def test_settings_are_set_and_shown(tea_house_terminal):
    assert "confirm_guests = True" in tea_house_terminal.ok("shop", "settings")
    tea_house_terminal.ok("shop", "set", "confirm_guests", "false")
    tea_house_terminal.ok("shop", "set", "theme.accent", "#1f5c46")
    tea_house_terminal.ok("shop", "set", "publish", "after_check")
    assert "keeps the time of Europe/Kyiv" in tea_house_terminal.ok("shop", "zone", "Europe/Kyiv")
    shown = tea_house_terminal.ok("shop", "settings")
    for line in ("confirm_guests = False", "theme.accent = '#1f5c46'", "publish = 'after_check'", "per_page = 10"):
        assert line in shown


def test_a_key_is_shown_once_and_stored_as_a_hash(tea_house_terminal):
    said = tea_house_terminal.ok("key", "create", "server", "--scope", "reviews:read")
    secret = said.split()[0]
    assert secret.startswith("gws_")
    assert "It may: reviews:read." in said
    with reading() as session:
        (key,) = session.scalars(select(ApiKey))
    assert secret not in (key.digest, key.hint, key.name)
    assert len(key.digest) == 64
    other = tea_house_terminal.ok("key", "create", "server")
    assert secret not in other
    assert "It may: reviews:read reviews:write." in other


def test_a_review_is_hidden_shown_again_and_answered(tea_house_terminal, tmp_path):
    (tmp_path / "one.jsonl").write_text(LINE)
    tea_house_terminal.ok("import", str(tmp_path / "one.jsonl"))
    (identity,) = _all(Review.id)
    shown = ids.show("rev", identity)
    assert "Hidden." in tea_house_terminal.ok("review", "hide", shown, "--reason", "spam")
    assert _all(Review.status) == ["hidden"]
    assert "Published." in tea_house_terminal.ok("review", "publish", shown)
    assert "Replied." in tea_house_terminal.ok("review", "reply", shown, "Thank you")
    assert tea_house_terminal.refused("review", "reply", shown, "  ") == "A reply needs words"
    assert "at most 5000 characters" in tea_house_terminal.refused("review", "reply", shown, "r" * 5001)
    assert tea_house_terminal.run("review", "hide", shown, "--reason", "bad mark").exit_code == 2
    (exported,) = tea_house_terminal.ok("export").splitlines()[:1]
    assert json.loads(exported)["reply"]["text"] == "Thank you"


def test_an_import_that_broke_off_keeps_what_it_read_and_ends_with_an_error(tea_house_terminal, tmp_path):
    good = (
        "<review><review_id>1</review_id><reviewer><name>Anna</name></reviewer><content>It pours</content>"
        '<ratings><overall min="1" max="5">4</overall></ratings><products><product><product_ids><skus><sku>kettle</sku>'
        "</skus></product_ids></product></products></review>"
    )
    (tmp_path / "feed.xml").write_text(f"<feed><version>2.4</version><reviews>\n{good}\n<review>")
    done = tea_house_terminal.run("import", str(tmp_path / "feed.xml"))
    assert "1 new" in done.output
    assert "the XML ends too early" in done.output
    assert done.exit_code == 1
    assert len(_all(Review.id)) == 1


def test_import_reports_without_personal_data_and_export_gives_it_back(tea_house_terminal):
    path = str(FILES / "own.csv")
    dry = tea_house_terminal.ok("import", path, "--dry-run")
    assert "8 would be new, 0 would be changed, 0 unchanged, 15 skipped." in dry
    assert "1 × rating is not a number: line 12" in dry
    assert "Svitlana" not in dry
    assert _all(Review.id) == []
    assert "8 new, 0 changed, 0 unchanged, 15 skipped." in tea_house_terminal.ok("import", path)
    assert "0 new, 0 changed, 8 unchanged, 15 skipped." in tea_house_terminal.ok("import", path)
    known = tea_house_terminal.ok("import", str(FILES / "womens.csv"), "--known-only")
    assert "0 new, 0 changed, 0 unchanged, 8 skipped." in known
    ratings = tea_house_terminal.ok("export", "--what", "ratings")
    kettle = [json.loads(line) for line in ratings.splitlines() if '"kettle"' in line]
    assert kettle == [
        {"product": "kettle", "count": 3, "average": 3.33, "histogram": {"1": 1, "2": 0, "3": 0, "4": 1, "5": 1}}
    ]
    assert tea_house_terminal.ok("export", "--what", "ratings", "--format", "csv").startswith("product,count,average")


def test_openapi_prints_the_document(bare):
    document = json.loads(bare.ok("openapi"))
    assert document["openapi"].startswith("3.1")
    assert "/v1/shops/{site_key}/reviews" in document["paths"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("GOODWORD_WORKERS", "many", "GOODWORD_WORKERS must be of type int, not 'many'"),
        ("GOODWORD_TRAFFIC_LIMITS", "perhaps", "GOODWORD_TRAFFIC_LIMITS must be true or false, not 'perhaps'"),
        ("GOODWORD_THREADS", "", "GOODWORD_THREADS must be of type int, not ''"),
        ("GOODWORD_PUBLIC_URL", "foo", "GOODWORD_PUBLIC_URL must be an address such as https://reviews.example.com"),
        ("GOODWORD_MAIL_FROM", "Tea <tea>", "GOODWORD_MAIL_FROM must be a mail address such as reviews@example.com"),
    ],
)
@pytest.mark.parametrize("words", [["init"], ["shop", "create", "X"], ["serve"], ["worker"], ["demo"], ["openapi"]])
def test_a_wrong_setting_is_named_by_its_variable(tmp_path, words, name, text, said):
    assert Terminal(tmp_path, {name: text}).refused(*words) == said


def test_the_version_is_told(bare):
    from goodword import __version__

    assert bare.ok("--version").strip().endswith(__version__)


def test_a_revoked_key_opens_nothing_and_the_list_says_so(tea_house_terminal):
    secret = tea_house_terminal.ok("key", "create", "server").split()[0]
    assert "server" in tea_house_terminal.ok("key", "list")
    tea_house_terminal.ok("key", "revoke", "server")
    assert "revoked" in tea_house_terminal.ok("key", "list")
    assert secret not in tea_house_terminal.ok("key", "list")
    assert "no key called server" in tea_house_terminal.refused("key", "revoke", "server")
    assert _all(ApiKey.revoked_at)[0] is not None


def test_the_shops_are_listed_with_their_site_keys(tea_house_terminal):
    (site_key,) = _all(Shop.site_key)
    assert f"Tea House  {site_key}" in tea_house_terminal.ok("shop", "list")


def test_the_shops_word_on_a_product_wins(tea_house_terminal):
    tea_house_terminal.ok("product", "describe", "kettle", "--name", "A page's word")
    said = tea_house_terminal.ok("product", "describe", "kettle", "--name", "Heron kettle", "--url", "https://a.test/k")
    assert "kettle is called Heron kettle" in said


@pytest.mark.parametrize("words", [["--\udcff"], ["shop", "create", "Tea\udcff"], ["\udcff"]])
def test_a_word_that_is_no_text_is_one_line(terminal, words):
    done = terminal.run(*words)
    assert (done.exit_code, done.output) == (2, "Error: A word of this command is not UTF-8\n")
