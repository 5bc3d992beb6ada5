"""Pictures of imported reviews: fetched on wish, by the guarded client only, and taken along by an export."""

from functools import partial
from io import BytesIO

import pytest
from goodword.exchange import fetching, imports, pictures, wholes
from goodword.exchange.jobs import fetch_pictures, from_folder
from goodword.exchange.plans import Plan
from goodword.lib.db import reading, writing
from goodword.lib.outbound import Outbound
from PIL import Image

from tests.server.exchange import written
from tests.server.lib.far_away import PUBLIC, answering, far_host

HOST = "pictures.rose.test"
INSIDE = "inside.rose.test"


def a_picture(colour="teal"):
    out = BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    return out.getvalue()


def take_in(stage, path, *, photos=True, folder=None):
    plan = Plan(imports.reader_for(path), stage.shop.name, photos=photos, folder=folder)
    return imports.run(shop_id=stage.shop.id, path=path, plan=plan, progress=lambda _: None)


def with_pictures(folder, *cells):
    path = folder / "reviews.csv"
    base = written.rows("judgeme_import")
    path.write_bytes(written.table([one | {"picture_urls": cell} for one, cell in zip(base, cells, strict=False)]))
    return path


def fetch_all(stage, outbound):
    with reading():
        waiting = pictures.reviews_waiting(stage.shop.id)
    for review_id in waiting:
        fetch_pictures(outbound, shop_id=str(stage.shop.id), review_id=str(review_id))
    with reading():
        failed = {(one.line, one.url, one.why) for one in pictures.failed(stage.shop.id)}
        return dict(pictures.counted(stage.shop.id)), failed


@pytest.fixture
def outside(tmp_path):
    with far_host(tmp_path, HOST) as host:
        host.manners = {
            "/a.jpg": answering(200, a_picture()),
            "/b.jpg": answering(200, a_picture("orange")),
            "/page": answering(200, b"<html>not a picture</html>"),
            "/moved": answering(302, Location="https://127.0.0.1/x"),
            "/down": answering(503),
        }
        resolve = {HOST: [PUBLIC], INSIDE: ["10.0.0.1"]}
        yield host, Outbound(resolve=resolve.get, reroute={HOST: host.place}, ca=host.ca)


def test_pictures_are_fetched_on_wish_and_shown(tea_house, tmp_path, outside):
    host, outbound = outside
    path = with_pictures(tmp_path, f"https://{HOST}/a.jpg,http://{HOST}/b.jpg", "", f"https://{HOST}/a.jpg")
    assert take_in(tea_house, path, photos=False).pictures == 3
    assert fetch_all(tea_house, outbound) == ({}, set())
    take_in(tea_house, path)
    assert fetch_all(tea_house, outbound) == ({"kept": 3}, set())
    page = tea_house.reviews("7001")
    assert page["counts"]["media"] == 1
    (media,) = [each["media"] for each in page["data"] if each["media"]]
    assert [(one["width"], one["height"]) for one in media] == [(640, 480)] * 2
    seen = list(host.seen)
    take_in(tea_house, path)
    assert fetch_all(tea_house, outbound) == ({"kept": 3}, set())
    assert host.seen == seen


def test_what_cannot_be_had_is_listed_and_costs_nothing_else(tea_house, tmp_path, outside):
    _, outbound = outside
    cells = [f"https://{HOST}/{name}" for name in ("gone.jpg", "page", "moved", "a.jpg")]
    take_in(tea_house, with_pictures(tmp_path, ",".join(cells), f"https://{INSIDE}/a.jpg", f"https://{HOST}/down"))
    counts, failed = fetch_all(tea_house, outbound)
    assert counts == {"kept": 1, "failed": 4, "waiting": 1}
    assert {(line, why) for line, _, why in failed} >= {
        (2, "the answer was 404"),
        (2, "the answer was 302"),
        (4, f"{INSIDE} is not a public host"),
    }
    with writing():
        pictures.try_again(tea_house.shop.id)
    for _ in range(fetching.MOST_TRIES):
        counts, _ = fetch_all(tea_house, outbound)
    assert counts == {"kept": 1, "failed": 5}


def test_photos_go_along_with_a_whole_shop(tea_house, rival, tmp_path, outside):
    _, outbound = outside
    take_in(tea_house, with_pictures(tmp_path, f"https://{HOST}/a.jpg,https://{HOST}/b.jpg", f"https://{HOST}/b.jpg"))
    fetch_all(tea_house, outbound)
    folder = tmp_path / "all"
    with reading():
        wholes.write(tea_house.shop.id, folder)
    take_in(rival, folder / wholes.REVIEWS, folder=folder / wholes.MEDIA)
    with reading():
        waiting = pictures.reviews_waiting(rival.shop.id)
    for review_id in waiting:
        fetching.take_all(shop_id=rival.shop.id, review_id=review_id, fetch=partial(from_folder, folder / wholes.MEDIA))
    assert [colours(rival, each) for each in shown(rival)] == [colours(tea_house, each) for each in shown(tea_house)]
    assert len(shown(rival)) == 2


def test_a_name_cannot_leave_the_folder_of_an_export(tmp_path):
    (tmp_path / "media").mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    for name in ("../secret", str(tmp_path / "secret"), "nothing.webp", ""):
        with pytest.raises(fetching.Gone):
            from_folder(tmp_path / "media", name)


def shown(stage):
    return sorted((each for each in stage.reviews("7001")["data"] if each["media"]), key=lambda each: each["text"])


def colours(stage, review):
    """The text, and the colour in the middle of each of its photos, to the nearest sixteenth."""
    found = []
    for one in review["media"]:
        answer = stage.house.get(one["large"].partition(".test")[2] or one["large"])
        picture = Image.open(BytesIO(answer.data)).convert("RGB")
        found.append((picture.size, tuple(round(part / 16) for part in picture.getpixel((300, 200)))))
    return review["text"], found
