"""Becoming staff by a mailed link, changing what somebody is, letting go; and the keys of the shop's server."""

import re

import pyotp
import pytest
import time_machine
from goodword.audit.models import Deed
from goodword.letters.clearing import clear_mailbox
from goodword.letters.models import Letter
from goodword.lib import clock, ids
from goodword.lib.db import reading, writing
from goodword.shops.models import ApiKey
from goodword.staff import forms, queries, seals, service, totp
from goodword.staff.models import Passkey, Staff, StaffInvitation, StaffRole, StaffSession
from goodword.staff.rules import LINK_LIVES
from goodword.vault import rotation
from goodword.vault.rules import id_of
from goodword.vault.service import vault
from sqlalchemy import func, select

from tests.letters import newest, text_of
from tests.server.shoppers.signs import ask
from tests.server.web.two_shops import everything
from tests.staffers import PASSWORD, a_browser, staff_of


@pytest.fixture
def invited(tea_house, house, work_off):
    """Marta's link from her letter."""
    with writing():
        service.invite(shop=tea_house.shop, email="Marta@Example.com", role="manager", actor="command")
    return link_in_newest_letter(house, work_off)


def link_in_newest_letter(house, work_off) -> str:
    work_off()
    found = re.search(r"http://goodword\.test(/staff/accept/\S+)", text_of(newest(house.mailbox)))
    assert found
    return found[1]


def chosen(browser, link, **said):
    return browser.post(link, page=link, **({"name": "Marta", "password": PASSWORD} | said))


def app_code(browser) -> str:
    shown = browser.get("/staff/join").text
    return pyotp.TOTP(re.search(r"<code>([A-Z2-7 ]+)</code>", shown)[1].replace(" ", "")).at(clock.now())


def join(browser, link):
    assert chosen(browser, link).headers["Location"] == "/staff/join"
    return browser.post("/staff/join/app", page="/staff/join", code=app_code(browser))


def people() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Staff))


def test_a_link_a_name_a_password_and_a_code_make_her_staff(house, tea_house, invited):
    marta = a_browser(house)
    assert "Tea House" in marta.get(invited).text
    welcomed = join(marta, invited)
    assert len(re.findall(r"<li><code>", welcomed.text)) == 10
    assert "manager" in marta.get("/staff/").text
    with reading() as session:
        row = session.scalars(select(Staff)).one()
        assert (row.email, row.name) == ("marta@example.com", "Marta")
        assert row.password.startswith("$argon2id$")
        assert row.totp.startswith("v1.")
    assert a_browser(house).get(invited).status_code == 404, "the link is used up"


def test_nothing_half_stands_until_the_second_step_is_set(house, invited):
    marta = a_browser(house)
    chosen(marta, invited)
    assert marta.post("/staff/join/app", page="/staff/join", code="000000").status_code == 422
    assert people() == 0
    assert marta.get("/staff/").status_code == 303
    assert join(a_browser(house), invited).status_code == 200, "she may begin again in another browser"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": "  "}, "This is needed"),
        ({"password": "short"}, "At least 12"),
        ({"password": "x" * 201}, "At most 200"),
        ({"password": "password1234"}, "guessed at once"),
        ({"password": "martaexample"}, "guessed at once"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field(house, invited, said, field):
    answer = chosen(a_browser(house), invited, **said)
    assert answer.status_code == 422
    assert field in answer.text


def test_a_link_is_over_after_a_week_after_another_and_when_taken_back(house, tea_house, invited):
    with time_machine.travel(clock.now() + LINK_LIVES * 1.01):
        assert a_browser(house).get(invited).status_code == 404
    with writing():
        second = service.invite(shop=tea_house.shop, email="marta@example.com", role="owner", actor="command")
    second = second.removeprefix("http://goodword.test")
    assert a_browser(house).get(invited).status_code == 404
    olga = staff_of(tea_house)
    with reading():
        waiting = queries.open_invitations(tea_house.shop.id)[0]
    at = f"/staff/people/invitations/{ids.show('inv', waiting.id)}/take-back"
    assert olga.post(at, page="/staff/people").status_code == 303
    assert a_browser(house).get(second).status_code == 404


def test_a_link_to_a_mailbox_changes_no_password_of_somebody_who_is_known(house, tea_house, rival, work_off):
    olga = staff_of(tea_house, password=PASSWORD)
    with writing():
        service.invite(shop=rival.shop, email=olga.staff.email, role="moderator", actor="command")
    link = link_in_newest_letter(house, work_off)
    stranger = a_browser(house)
    answer = chosen(stranger, link, password="a stranger's own words")
    assert "Rival" in answer.text, "the role is taken, and that is all"
    assert stranger.client.get_cookie(forms.STEP) is None
    with reading() as session:
        kept = session.get_one(Staff, olga.staff.id)
        assert (kept.password, kept.totp) == (olga.staff.password, olga.staff.totp)
    olga.post("/staff/shop", page="/staff/", shop=rival.shop.site_key)
    assert olga.get("/staff/keys").status_code == 403, "she is an owner there, and a moderator here"


def test_a_reset_changes_both_steps_when_it_is_used_and_not_before(house, tea_house, work_off):
    olga, marta = staff_of(tea_house), staff_of(tea_house, "manager")
    at = f"/staff/people/{ids.show('stf', marta.staff.id)}/reset"
    assert olga.post(at, page="/staff/people").status_code == 303
    link = link_in_newest_letter(house, work_off)
    assert marta.get("/staff/").status_code == 200
    fresh = a_browser(house)
    assert join(fresh, link).status_code == 200
    assert marta.get("/staff/").status_code == 303, "her sessions are over"
    assert "manager" in fresh.get("/staff/").text
    assert people() == 2


def test_an_owner_changes_what_others_are_and_it_counts_at_once(tea_house):
    olga, mark = staff_of(tea_house), staff_of(tea_house, "moderator")
    at = f"/staff/people/{ids.show('stf', mark.staff.id)}"
    assert mark.get("/staff/people").status_code == 403
    assert olga.post(f"{at}/role", page="/staff/people", role="manager").status_code == 303
    assert mark.get("/staff/people").status_code == 200
    assert mark.post(f"{at}/role", page="/staff/people", role="owner").status_code == 403
    assert olga.post(f"{at}/role", page="/staff/people", role="queen").status_code == 422
    assert olga.post(f"{at}/remove", page="/staff/people").status_code == 303
    assert mark.get("/staff/").status_code == 303
    with reading() as session:
        gone = session.get_one(Staff, mark.staff.id)
        assert (gone.password, gone.totp) == (None, None)
        deeds = session.scalars(select(Deed.actor).where(Deed.target_id == mark.staff.id, Deed.verb == "removed"))
        assert deeds.all() == [f"staff:{olga.staff.id.hex}"]


def test_a_shop_keeps_an_owner(tea_house):
    olga = staff_of(tea_house)
    at = f"/staff/people/{ids.show('stf', olga.staff.id)}"
    for path, said in ((f"{at}/role", {"role": "moderator"}), (f"{at}/remove", {})):
        answer = olga.post(path, page="/staff/people", **said)
        assert answer.status_code == 409
        assert "needs an owner" in answer.text
    second = staff_of(tea_house, email="oleh@example.com")
    assert olga.post(f"{at}/remove", page="/staff/people").status_code == 303
    assert second.get("/staff/people").status_code == 200
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(StaffRole)) == 1


def test_links_that_an_owner_sent_end_with_her_part(house, tea_house, rival, work_off):
    olga, oleh = staff_of(tea_house), staff_of(tea_house, email="oleh@example.com")
    marta = staff_of(tea_house, "manager")
    at = f"/staff/people/{ids.show('stf', oleh.staff.id)}"
    for path, said in ((f"{at}/role", {"role": "manager"}), (f"{at}/remove", {})):
        oleh.post("/staff/people/invite", page="/staff/people", email="mark@example.com", role="owner")
        link = link_in_newest_letter(house, work_off)
        oleh.post(f"/staff/people/{ids.show('stf', marta.staff.id)}/reset", page="/staff/people")
        reset = link_in_newest_letter(house, work_off)
        begun = a_browser(house)
        chosen(begun, link)
        olga.post("/staff/people/invite", page="/staff/people", email="vera@example.com", role="moderator")
        others = link_in_newest_letter(house, work_off)
        with writing():
            elsewhere = service.invite(shop=rival.shop, email="mark@example.com", role="owner", actor=_actor(oleh))
        assert olga.post(path, page="/staff/people", **said).status_code == 303
        assert [a_browser(house).get(each).status_code for each in (link, reset, others)] == [404, 404, 200]
        assert a_browser(house).get(elsewhere.removeprefix("http://goodword.test")).status_code == 200
        assert begun.get("/staff/join").status_code == 404, "what was begun with it ends as well"
        olga.post(f"{at}/role", page="/staff/people", role="owner")


def _actor(staff) -> str:
    return f"staff:{staff.staff.id.hex}"


def test_an_id_of_others_is_an_id_of_nothing_on_every_form(tea_house, rival):
    olga, hers = staff_of(tea_house), staff_of(rival, email="rival@example.com")
    with writing() as session:
        service.invite(shop=rival.shop, email="new@example.com", role="owner", actor="test")
        foreign = session.scalars(select(StaffInvitation)).one()
        key = session.scalars(select(ApiKey).where(ApiKey.shop_id == rival.shop.id)).one()
        passkey = Passkey(staff_id=hers.staff.id, credential="c", public_key="k", name="Key")
        session.add(passkey)
        session.flush()
        seat = session.scalars(select(StaffSession).where(StaffSession.staff_id == hers.staff.id)).one()
        forms_with_ids = {
            "/staff/people/{}/role": ("stf", hers.staff.id, {"role": "owner"}),
            "/staff/people/{}/reset": ("stf", hers.staff.id, {}),
            "/staff/people/{}/remove": ("stf", hers.staff.id, {}),
            "/staff/people/invitations/{}/take-back": ("inv", foreign.id, {}),
            "/staff/keys/{}/revoke": ("key", key.id, {}),
            "/staff/me/passkeys/{}/remove": ("psk", passkey.id, {}),
            "/staff/me/sessions/{}/end": ("ses", seat.id, {}),
        }
    before = everything()
    for path, (prefix, theirs, said) in forms_with_ids.items():
        token = {"form": olga.said_token} | said
        answers = [
            olga.client.post(path.format(each), data=token, headers={"Origin": olga.origin})
            for each in (ids.show(prefix, theirs), ids.show(prefix, ids.new()), "nonsense")
        ]
        assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[0].text)}, path
    answer = olga.post("/staff/shop", page="/staff/", shop=rival.shop.site_key)
    assert answer.status_code == 404
    assert everything() == before


def test_a_key_is_made_with_exact_scopes_shown_once_and_revoked(tea_house, house):
    olga = staff_of(tea_house)
    assert olga.post("/staff/keys", page="/staff/keys", name="Orders").status_code == 422
    made = olga.post("/staff/keys", page="/staff/keys", name="Orders", scope=["reviews:read", "cases:read"])
    secret = re.search(r'class="secret">(gws_[\w-]+)<', made.text)[1]
    assert secret not in olga.get("/staff/keys").text
    headers = {"Authorization": f"Bearer {secret}"}
    assert house.get("/v1/manage/reviews", headers=headers).status_code == 200
    assert house.get("/v1/manage/products?product=kettle", headers=headers).status_code == 403
    revoke = re.findall(r'action="(/staff/keys/key_[0-9a-f]+/revoke)"', olga.get("/staff/keys").text)[-1]
    assert olga.post(revoke, page="/staff/keys").status_code == 303
    assert house.get("/v1/manage/reviews", headers=headers).status_code == 401
    with reading() as session:
        noted = session.scalars(select(Deed).where(Deed.target_kind == "api_key", Deed.actor.startswith("staff:")))
        assert sorted(deed.verb for deed in noted) == ["created", "revoked"]


def test_from_her_pages_she_decides_in_her_own_name_and_no_other_page_does(tea_house, anna):
    tea_house.set(confirm_guests=False)
    review = anna.review().json["id"]
    mark = staff_of(tea_house, "moderator")
    path = f"/v1/manage/reviews/{review}/hide"
    body = {"reason": "spam"}
    ours, token = {"Origin": mark.origin}, {forms.HEADER: mark.token()}
    for headers in ({}, ours, token, token | {"Origin": tea_house.origin}, ours | {forms.HEADER: "x"}):
        assert mark.client.post(path, json=body, headers=headers).status_code == 403, headers
    form = {"form": mark.token(), "reason": "spam"}
    assert mark.client.post(path, data=form, headers=ours).status_code == 415, "a form sends no JSON"
    assert mark.call("POST", path, body).status_code == 200
    assert mark.call("PUT", "/v1/manage/products", {"product": "kettle"}).status_code == 403
    with reading() as session:
        assert session.scalars(select(Deed.actor).where(Deed.verb == "hid")).one() == f"staff:{mark.staff.id.hex}"


def test_a_key_that_has_sealed_what_somebody_is_setting_up_is_counted_and_not_needed_any_more(house, invited):
    marta = a_browser(house)
    assert chosen(marta, invited).headers["Location"] == "/staff/join"
    code, old = app_code(marta), id_of(vault.keys.first())
    with reading():
        assert rotation.in_use()[old] == 1
    vault.keys.renew()
    assert rotation.reseal()["staff_steps.data"] == 1
    with reading():
        assert rotation.in_use()[old] == 0
    vault.keys.drop(old)
    assert marta.get("/staff/join").status_code == 200
    assert marta.post("/staff/join/app", page="/staff/join", code=code).status_code == 200
    with reading() as session:
        staff = session.scalars(select(Staff)).one()
        assert totp.step_of(seals.opened(staff.totp, staff.id), code)


def test_of_whoever_is_erased_no_letter_stays_and_the_shopper_with_her_address_keeps_hers(
    house, tea_house, invited, work_off
):
    join(a_browser(house), invited)
    ask(tea_house, "marta@example.com")
    staff_of(tea_house)
    with writing() as session:
        marta = session.scalars(select(Staff).where(Staff.email == "marta@example.com")).one()
        service.remove(shop_id=tea_house.shop.id, staff=marta, actor="test")
        service.erase(staff=marta)
    clear_mailbox()
    with reading() as session:
        left = session.scalars(select(Letter.kind).where(Letter.to == "marta@example.com")).all()
    assert left == ["sign_in"]
    assert len(list(house.mailbox.glob("*.eml"))) == 1
