"""Short links: made once, leading on to what can be seen, counted without a word of who came."""

from urllib.parse import parse_qs, urlsplit

import pytest
from goodword.attribution import queries
from goodword.attribution.models import Link, LinkOpens
from goodword.catalog.models import Product
from goodword.lib.db import reading, session, writing
from goodword.networks.sharing import HOST, USUAL
from goodword.shares.service import is_of_the_web, tagged
from goodword.shops.models import Shop
from sqlalchemy import func, select

KETTLE = "https://tea-house.test/kettle?colour=red"
FACTS = {"name": "Kettle", "url": KETTLE}
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PREVIEW = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"


@pytest.fixture
def review(tea_house, anna) -> str:
    tea_house.set(confirm_guests=False)
    return anna.review(product_facts=FACTS).json["id"]


def shared(shop, by=None, **what):
    bearer = {"bearer": by.bearer} if by else {}
    return shop.house.send("POST", f"{shop.at}/links", what, origin=shop.origin, **bearer)


def links_of(answer) -> dict[str, str]:
    assert answer.status_code == 200, answer.text
    return {each["network"]: each["url"] for each in answer.json["networks"]}


def follow(shop, url: str, agent: str = BROWSER, method: str = "GET"):
    answer = shop.house.client.open(urlsplit(url).path, method=method, headers={"User-Agent": agent})
    answer.close()
    return answer


def opened(url: str) -> tuple[int, int]:
    with reading():
        link = queries.by_token(url.rpartition("/")[2])
        return queries.opens(link), queries.opens(link, by_crawlers=True)


def test_whoever_shares_gets_a_link_for_each_network_and_again_the_same_ones(tea_house, review):
    first = shared(tea_house, on=review)
    assert list(links_of(first)) == list(USUAL)
    assert len({*links_of(first).values(), first.json["url"]}) == len(USUAL) + 1
    assert all(len(url.rpartition("/s/")[2]) >= 8 for url in links_of(first).values())
    assert shared(tea_house, on=review).json == first.json
    anna = tea_house.known(email="anna@example.com")
    hers = shared(tea_house, by=anna, on=review)
    assert not {*links_of(hers).values()} & {*links_of(first).values()}
    assert shared(tea_house, by=anna, on=review).json == hers.json
    with reading():
        assert session().scalar(select(func.count()).select_from(Link)) == 2 * (len(USUAL) + 1)


def test_the_shop_says_which_networks_and_in_which_order(tea_house, review):
    tea_house.set(share_networks="mastodon copy x")
    answer = shared(tea_house, on=review)
    assert list(links_of(answer)) == ["mastodon", "copy", "x"]
    by_name = {each["network"]: each for each in answer.json["networks"]}
    assert by_name["mastodon"]["href"].startswith(f"https://{HOST}/share?text=")
    assert by_name["copy"]["href"] == by_name["copy"]["url"]
    assert parse_qs(urlsplit(by_name["x"]["href"]).query)["url"] == [by_name["x"]["url"]]


def test_a_link_leads_to_the_public_page_and_that_to_the_product_with_the_shops_tags(tea_house, review):
    link = links_of(shared(tea_house, on=review))["vk"]
    gone = follow(tea_house, link)
    token = link.rpartition("/")[2]
    assert (gone.status_code, gone.headers["Location"]) == (302, f"/r/{review}?via={token}")
    assert gone.headers["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in gone.headers
    assert gone.headers["Cache-Control"] == "no-store"
    page = tea_house.house.get(gone.headers["Location"])
    tags = "utm_source=vk&amp;utm_medium=social&amp;utm_campaign=goodword"
    assert f'href="{KETTLE}&amp;{tags}"' in page.text
    tea_house.set(share_tags="ref={link}&colour=blue")
    assert f'href="{KETTLE}&amp;ref={token}"' in tea_house.house.get(gone.headers["Location"]).text
    assert f'href="{KETTLE}"' in tea_house.house.get(f"/r/{review}").text, "who came by no link is not counted as one"


def test_words_out_of_sight_lead_to_the_product_and_come_back(tea_house, anna, review):
    link = links_of(shared(tea_house, on=review))["x"]
    assert anna.send("DELETE", f"/reviews/{review}").status_code == 204
    assert follow(tea_house, link).headers["Location"].startswith(f"{KETTLE}&utm_source=x")
    assert tea_house.house.get(f"/r/{review}").status_code == 404
    assert shared(tea_house, on=review).status_code == 404
    assert anna.send("POST", f"/reviews/{review}/restore", {}).status_code == 200
    assert follow(tea_house, link).headers["Location"].startswith(f"/r/{review}")
    tea_house.manage("POST", f"/reviews/{review}/hide", {"reason": "spam"})
    assert follow(tea_house, link).headers["Location"].startswith(KETTLE)


def test_questions_answers_and_products_are_shared_too(tea_house, anna, boris):
    tea_house.set(confirm_guests=False)
    question = anna.ask(product_facts=FACTS).json["id"]
    answer = boris.answer(question).json["id"]
    ends = {
        question: f"/q/{question}?via=",
        answer: f"/q/{question}?via=",
    }
    for what, start in ends.items():
        target = follow(tea_house, links_of(shared(tea_house, on=what))["x"]).headers["Location"]
        assert target.startswith(start)
        assert target.endswith(f"#{answer}") == (what == answer)
        assert "utm_source=x" in tea_house.house.get(target.partition("#")[0]).text
    product = shared(tea_house, product="kettle")
    assert follow(tea_house, links_of(product)["x"]).headers["Location"].startswith(f"{KETTLE}&utm_source=x")
    assert product.json["title"] == "Kettle"
    tea_house.manage("POST", f"/questions/{question}/hide", {"reason": "spam"})
    assert shared(tea_house, on=answer).status_code == 404
    assert follow(tea_house, links_of(product)["x"]).status_code == 302


def test_opening_is_counted_by_the_hour_and_crawlers_apart(tea_house, review):
    link = links_of(shared(tea_house, on=review))["facebook"]
    for agent in (BROWSER, BROWSER, PREVIEW, ""):
        assert follow(tea_house, link, agent).status_code == 302
    follow(tea_house, link, method="HEAD")
    assert opened(link) == (2, 2)
    with reading():
        columns = set(LinkOpens.__table__.columns.keys())
        assert columns == {"shop_id", "link_id", "hour", "by_crawlers", "count"}, "nothing says who came"
        assert {each.minute for each in session().scalars(select(LinkOpens.hour))} == {0}


NOT_OF_THE_WEB = (
    "javascript:alert(1)", "data:text/html,x", "//evil.test", "https://tea-house.test@evil.test/",
    "https://evil.test\\@tea-house.test/", "ftp://tea-house.test/", "https://", "http:evil.test",
    "https://evil.test/\r\nSet-Cookie: a=b", "\thttps://evil.test", "https://[::1", "",
)  # fmt: skip
NO_LINKS = ("nothing", "%2F%2Fevil.test", "https:%2F%2Fevil.test", "..%2Fr", "a" * 5000, "%00", "//evil.test")


def test_an_address_that_is_not_of_the_web_is_never_gone_to(tea_house, review):
    """The list of open redirects: whatever came into our rows, however it came, no browser is sent there."""
    link = links_of(shared(tea_house, product="kettle"))["x"]
    for address in NOT_OF_THE_WEB:
        assert not is_of_the_web(address)
        with writing() as opened:
            opened.get_one(Product, (tea_house.shop.id, opened.scalar(select(Product.id)))).url = address
        assert follow(tea_house, link).status_code == 404
        assert not address or address not in tea_house.house.get(f"/r/{review}").text
    with writing() as opened:
        opened.get_one(Shop, tea_house.shop.id).url = "https://tea-house.test/"
    assert follow(tea_house, link).headers["Location"].startswith("https://tea-house.test/?utm_source=x")


def test_what_is_no_link_of_ours_leads_nowhere(tea_house):
    for token in NO_LINKS:
        answer = tea_house.house.get(f"/s/{token}?url=https://evil.test&next=//evil.test", follow_redirects=True)
        assert answer.status_code == 404, token
        assert answer.request.host == "localhost"


def test_tags_stand_behind_what_the_address_says_already():
    assert tagged("https://a.test/b?utm_source=shop#c", "utm_source={network}&m={link}", network="x", link="L+&") == (
        "https://a.test/b?utm_source=shop&m=L%2B%26#c"
    )
    assert tagged("https://a.test/b", "", network="x", link="") == "https://a.test/b"


def test_another_shops_words_and_links_say_nothing_here(tea_house, rival, review):
    assert shared(rival, on=review).status_code == 404
    assert shared(rival, on=review).json["title"] == shared(rival, on="rev_" + "0" * 32).json["title"]
    theirs = links_of(shared(tea_house, on=review))["x"].rpartition("/")[2]
    rival.set(confirm_guests=False)
    other = rival.guest().review(product_facts={"name": "Pot", "url": "https://rival.test/pot"}).json["id"]
    page = rival.house.get(f"/r/{other}?via={theirs}").text
    assert 'href="https://rival.test/pot"' in page
    assert "utm_source" not in page


def test_what_cannot_be_shared_is_refused_by_name(tea_house):
    refused = {"/on": ({}, {"on": "x", "product": "kettle"}), "/product": ({"product": ""},), "/url": ({"url": "x"},)}
    for pointer, several in refused.items():
        for said in several:
            answer = shared(tea_house, **said)
            assert answer.status_code == 422
            assert pointer in [each["pointer"] for each in answer.json["errors"]]


def test_only_pages_of_the_shop_make_links(tea_house, review):
    other = tea_house.house.send("POST", f"{tea_house.at}/links", {"on": review}, origin="https://evil.test")
    assert other.status_code == 403
    stranger = tea_house.house.send(
        "POST", f"{tea_house.at}/links", {"on": review}, origin=tea_house.origin, bearer="x"
    )
    assert stranger.status_code == 401
