"""The staff's page of expert hours."""

import re
from datetime import timedelta

from goodword.hours import times
from goodword.lib import clock
from goodword.lib.db import reading, session, writing
from goodword.shops.models import Shop

from tests.server.hours.stage import expert_of
from tests.staffers import staff_of


def test_a_manager_announces_begins_and_ends_an_hour_on_the_shops_clock(tea_house):
    with writing():
        session().get_one(Shop, tea_house.shop.id).time_zone = "Europe/Kyiv"
    _, expert = expert_of(tea_house)
    manager, moderator = (staff_of(tea_house, role) for role in ("manager", "moderator"))
    with reading():
        shop = session().get_one(Shop, tea_house.shop.id)
        tomorrow = times.shown(shop, clock.now() + timedelta(days=1)).strftime("%Y-%m-%dT19:00")
    typed = {"expert": expert, "title": "Water & <b>tea</b>", "begins_at": tomorrow, "minutes": "60", "text": ""}
    assert manager.post("/staff/hours", **(typed | {"begins_at": "yesterday"})).status_code == 422
    assert moderator.post("/staff/hours", **typed).status_code == 403
    assert manager.post("/staff/hours", **typed).status_code == 303
    shown = moderator.get("/staff/hours").text
    assert "Water &amp; &lt;b&gt;tea&lt;/b&gt;" in shown
    assert re.search(r"7:00:00.PM", shown)
    found = re.search(r"/h/(hou_[0-9a-f]{32})", shown)
    later = typed | {"title": "Iron & steel", "minutes": "45", "begins_at": tomorrow.replace("T19", "T20")}
    assert manager.post(f"/staff/hours/{found[1]}/change", **(later | {"minutes": "2"})).status_code == 422
    assert moderator.post(f"/staff/hours/{found[1]}/change", **later).status_code == 403
    assert manager.post(f"/staff/hours/{found[1]}/change", **later).status_code == 303
    shown = manager.get("/staff/hours").text
    assert "Iron &amp; steel" in shown
    assert 'value="45"' in shown
    assert re.search(r"8:00:00.PM", shown)
    for deed, state in (("open", "live now"), ("close", "over")):
        assert manager.post(f"/staff/hours/{found[1]}/{deed}").status_code == 303
        assert state in manager.get("/staff/hours").text
    assert manager.post(f"/staff/hours/{found[1]}/cancel").status_code == 409
