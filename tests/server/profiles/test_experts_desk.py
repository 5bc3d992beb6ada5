"""The staff's page about experts: everybody sees them, managers and owners invite and let go."""

import re

from goodword.audit.models import Deed
from goodword.lib.db import reading
from goodword.shoppers import experts
from sqlalchemy import select

from tests.letters import newest, text_of
from tests.staffers import staff_of

YULIA = {"name": "Yulia Tay", "email": "Yulia@example.com", "title": "Tea taster", "topics": "kettles, ,leaves"}


def test_a_manager_invites_an_expert_and_lets_her_go(tea_house, house, work_off):
    marta = staff_of(tea_house, "manager")
    assert "no experts yet" in marta.get("/staff/experts").text
    assert marta.post("/staff/experts", page="/staff/experts", **YULIA).status_code == 303
    work_off()
    assert "/expert/" in text_of(newest(house.mailbox))
    shown = marta.get("/staff/experts?done=invited").text
    assert "Yulia Tay" in shown
    assert "kettles, leaves" in shown
    again = marta.post("/staff/experts", page="/staff/experts", **YULIA | {"email": "y@example.com", "name": " "})
    assert (again.status_code, "This is needed" in again.text, 'value="Tea taster"' in again.text) == (422, True, True)
    remove = re.search(r'action="(/staff/experts/xpt_[0-9a-f]+/remove)"', shown)[1]
    assert marta.post(remove, page="/staff/experts").status_code == 303
    assert marta.post(remove, page="/staff/experts").status_code == 409
    with reading() as session:
        assert experts.state_of(experts.by_email(tea_house.shop.id, "yulia@example.com")) == "removed"
        deeds = session.scalars(select(Deed).where(Deed.target_kind == "expert").order_by(Deed.at)).all()
        assert [(deed.verb, deed.actor) for deed in deeds] == [
            ("invited", f"staff:{marta.staff.id.hex}"),
            ("removed", f"staff:{marta.staff.id.hex}"),
        ]


def test_a_moderator_sees_them_and_changes_nothing_and_another_shop_sees_none(tea_house, rival):
    olga, mark = staff_of(tea_house), staff_of(tea_house, "moderator")
    hers = staff_of(rival, email="rival@example.com")
    olga.post("/staff/experts", page="/staff/experts", **YULIA)
    shown = olga.get("/staff/experts").text
    remove = re.search(r'action="(/staff/experts/xpt_[0-9a-f]+/remove)"', shown)[1]
    assert "Yulia Tay" in mark.get("/staff/experts").text
    assert '<form method="post" action="/staff/experts' not in mark.get("/staff/experts").text
    for path in ("/staff/experts", remove):
        assert mark.post(path, page="/staff/experts", **YULIA).status_code == 403
    assert "Yulia" not in hers.get("/staff/experts").text
    assert hers.post(remove, page="/staff/experts").status_code == 404
