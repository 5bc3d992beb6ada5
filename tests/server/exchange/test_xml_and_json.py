"""XML and JSON of other systems: read piece by piece, refused where somebody made them to harm."""

import json

import pytest
from goodword.exchange import imports
from goodword.exchange.readers.base import Refused, Row
from goodword.lib.errors import Invalid

from tests.server.exchange.moving import take_in

WXR = """<?xml version="1.0"?>
<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>{items}</channel></rss>"""
ITEM = """
<item><title>{name}</title><link>https://tea-house.test/{name}</link><wp:post_id>{number}</wp:post_id>
<wp:post_name>{name}</wp:post_name><wp:postmeta><wp:meta_key>_sku</wp:meta_key><wp:meta_value>TEA-{number}</wp:meta_value>
</wp:postmeta>{comments}</item>"""
COMMENT = """
<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>{author}</wp:comment_author>
<wp:comment_date_gmt>2026-01-0{id} 10:00:00</wp:comment_date_gmt>
<wp:comment_content><![CDATA[{text}]]></wp:comment_content><wp:comment_approved>{approved}</wp:comment_approved>
<wp:comment_parent>{parent}</wp:comment_parent><wp:comment_user_id>{staff}</wp:comment_user_id>{meta}</wp:comment>"""
RATING = (
    "<wp:commentmeta><wp:meta_key>rating</wp:meta_key><wp:meta_value>{stars}</wp:meta_value></wp:commentmeta>"
    "<wp:commentmeta><wp:meta_key>verified</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:commentmeta>"
)


def comment(number, text, *, stars=None, approved="1", parent=0, staff=0, author="Anna"):
    meta = RATING.format(stars=stars) if stars else ""
    return COMMENT.format(id=number, author=author, text=text, approved=approved, parent=parent, staff=staff, meta=meta)


def wordpress(*comments):
    return WXR.format(items=ITEM.format(name="kettle", number=7, comments="".join(comments)))


def read(tmp_path, content, name="file.xml"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with path.open("rb") as file:
        return list(imports.reader_for(path).rows(file))


def test_wordpress_gives_reviews_with_the_shops_replies(tea_house, tmp_path):
    path = tmp_path / "export.xml"
    path.write_text(
        wordpress(
            comment(1, "<p>Pours &amp; pours</p><p>Well <b>done</b></p>", stars=5),
            comment(2, "Thank you, Anna", parent=1, staff=3, author="Tea House"),
            comment(3, "So am I", parent=1),
            comment(4, "Buy pills", stars=5, approved="spam"),
            comment(5, "Waiting", stars=2, approved="0"),
            comment(6, "A question?"),
        )
    )
    report = take_in(tea_house, path)
    assert dict(report.counts) == {"new": 3, "not_shown": 2, "skipped": 2}
    assert sorted(each.why for each in report.skipped) == [
        "it answers a review, and is not the shop's reply",
        "rating is missing",
    ]
    (shown,) = tea_house.reviews("kettle")["data"]
    assert shown["text"] == "Pours & pours\n\nWell done"
    assert shown["reply"]["text"] == "Thank you, Anna"
    assert shown["reply"]["created_at"] == "2026-01-02T10:00:00Z"
    assert tea_house.reviews("TEA-7")["rating"] == tea_house.reviews("7")["rating"]
    assert dict(take_in(tea_house, path).counts) == {"same": 3, "skipped": 2}


def test_disqus_comments_have_no_stars_and_that_is_said(tmp_path):
    posts = "".join(
        f'<post dsq:id="{n}"><message>Hello</message><createdAt>2026-01-01T00:00:00Z</createdAt>{more}'
        f'<author><name>Anna</name></author><thread dsq:id="1"/></post>\n'
        for n, more in enumerate(["", "<rating>4</rating>", "<rating>5</rating><isSpam>true</isSpam>"])
    )
    rows = read(
        tmp_path,
        '<?xml version="1.0"?>\n<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/internals">\n'
        f'<thread dsq:id="1"><id>kettle</id><link>https://tea-house.test/k</link><title>Kettle</title></thread>\n'
        f"{posts}</disqus>",
    )
    assert [row.why for row in rows if isinstance(row, Refused)] == ["rating is missing"]
    assert [(row.product, row.rating, row.status) for row in rows if isinstance(row, Row)] == [
        ("kettle", 4, "published"),
        ("kettle", 5, "hidden"),
    ]


def test_a_google_feed_is_read_back(tmp_path):
    review = (
        "<review><review_id>{id}</review_id><reviewer><name>Anna</name></reviewer>"
        "<review_timestamp>2026-01-02T10:00:00Z</review_timestamp><content>Tom &amp; Jerry</content>"
        '<ratings><overall min="1" max="{best}">4</overall></ratings><products><product><product_ids>'
        "<gtins><gtin>9521234012009</gtin></gtins><skus><sku>TEA-7</sku></skus></product_ids>"
        "<product_name>Kettle</product_name></product></products></review>\n"
    )
    body = review.format(id=1, best=5) + review.format(id=2, best=10)
    good, odd = read(tmp_path, f"<feed><version>2.4</version><reviews>{body}</reviews></feed>")
    assert (good.source_id, good.product, good.refs, good.rating) == ("1", "TEA-7", ("9521234012009",), 4)
    assert (good.text, good.author) == ("Tom & Jerry", "Anna")
    assert odd.why == "its best rating is 10, not 5"


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        ('<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>', "it declares a document type or entities"),
        ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "it declares a document type or entities"),
        ('<!DOCTYPE r SYSTEM "https://far.test/x.dtd">', "it declares a document type or entities"),
    ],
)
def test_no_bomb_goes_off_and_no_file_is_fetched(tmp_path, harm, why):
    whole = wordpress(comment(1, "&b;&x;", stars=5)).replace("<rss", f"{harm}\n<rss")
    (refused,) = read(tmp_path, whole)
    assert (refused.line, refused.why.partition(";")[0]) == (2, why)


def test_a_document_type_in_a_file_that_nobody_knows_is_named(tmp_path):
    with pytest.raises(Invalid, match="declares a document type or entities"):
        read(tmp_path, '<!DOCTYPE r [<!ENTITY a "aaaa">]><r>&a;</r>')


def test_broken_xml_gives_what_stands_before_the_fault(tmp_path):
    first = ITEM.format(name="kettle", number=7, comments=comment(1, "Fine", stars=5))
    row, refused = read(tmp_path, WXR.format(items=first + "\n<item><title>cups</item>"))
    assert row.text == "Fine"
    assert refused.why == "the XML breaks here; nothing behind it was read"
    assert refused.is_end
    assert refused.line == WXR.format(items=first + "\n").count("\n") + 1


def test_an_element_larger_than_any_honest_one_ends_the_reading(tmp_path):
    rows = read(tmp_path, wordpress(comment(1, "Fine", stars=5), comment(2, "x\n" * (5 << 20), stars=5)))
    assert rows[-1].why == "an element is larger than 8 MB; nothing behind it was read"


@pytest.mark.parametrize(
    "told",
    [
        {"version": 1, "comments": [{"commentHex": "a", "url": "/kettle", "markdown": "Hi"}]},
        [{"id": "/kettle", "comments": [{"id": 0, "remote_addr": "0.0.0.0", "text": "Hi", "author": "Anna"}]}],
    ],
)
def test_comments_without_stars_are_counted_as_skipped(tmp_path, told):
    (refused,) = read(tmp_path, json.dumps(told), "comments.json")
    assert (refused.line, refused.why) == (1, "rating is missing")


def test_remark_lines_are_comments_too(tmp_path):
    lines = [{"version": 1, "users": []}, {"id": "a", "text": "Hi", "locator": {"url": "/kettle"}, "rating": 5}]
    (row,) = read(tmp_path, "\n".join(map(json.dumps, lines)), "remark.json")
    assert (row.product, row.rating, row.text) == ("/kettle", 5, "Hi")
