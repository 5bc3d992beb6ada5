"""The first owner comes by the terminal; so do experts."""

import re

from goodword.lib.db import reading, writing
from goodword.shoppers.models import Expert
from goodword.staff.models import Staff, StaffInvitation, StaffRole
from sqlalchemy import select


def _all(column):
    with reading() as session:
        return session.scalars(select(column)).all()


def _accepted(role: str) -> None:
    """Somebody has gone through the link."""
    with writing() as session:
        invited = session.scalars(select(StaffInvitation)).one()
        staff = Staff(email=invited.email, name="Olga", password="-", totp="-")
        session.add(staff)
        session.flush()
        session.add(StaffRole(shop_id=invited.shop_id, staff_id=staff.id, role=role))
        session.delete(invited)


def test_the_first_owner_is_invited_seen_sent_a_reset_and_kept(tea_house_terminal):
    said = tea_house_terminal.ok("staff", "invite", "Olga@Example.com", "--role", "owner")
    assert re.search(r"http://127\.0\.0\.1:8000/staff/accept/gsi_[\w-]{43}", said)
    assert "olga@example.com  owner  (invited" in tea_house_terminal.ok("staff", "list")
    _accepted("owner")
    assert tea_house_terminal.ok("staff", "list") == "olga@example.com  owner  Olga\n"
    assert "/staff/accept/gsi_" in tea_house_terminal.ok("staff", "reset", "olga@example.com")
    assert "needs an owner" in tea_house_terminal.refused("staff", "remove", "olga@example.com")
    assert "already" in tea_house_terminal.refused("staff", "invite", "olga@example.com", "--role", "manager")


def test_whoever_is_removed_opens_no_door_and_may_be_forgotten(tea_house_terminal):
    tea_house_terminal.ok("staff", "invite", "mark@example.com", "--role", "moderator")
    _accepted("moderator")
    assert "no more" in tea_house_terminal.ok("staff", "remove", "mark@example.com")
    assert _all(StaffRole.role) == []
    assert _all(Staff.password) == [None]
    assert "does not belong" in tea_house_terminal.refused("staff", "remove", "mark@example.com")
    assert "forgotten" in tea_house_terminal.ok("staff", "remove", "mark@example.com", "--erase")
    (email,) = _all(Staff.email)
    assert email.startswith("erased:")


def test_what_the_terminal_does_not_know_is_one_line(tea_house_terminal):
    assert "not an e-mail" in tea_house_terminal.refused("staff", "invite", "olga", "--role", "owner")
    assert "goodword staff list" in tea_house_terminal.refused("staff", "reset", "nobody@example.com")
    assert "not an e-mail" in tea_house_terminal.refused("expert", "invite", "yulia", "--name", "Yulia")
    for blank in ("", "  ", "\u200b"):
        refused = tea_house_terminal.refused("expert", "invite", "yulia@example.com", "--name", blank)
        assert "a name" in refused
    assert _all(Expert.name) == []
    assert "No expert" in tea_house_terminal.refused("expert", "remove", "nobody@example.com")


def test_an_invitation_on_its_way_is_taken_back(tea_house_terminal):
    tea_house_terminal.ok("staff", "invite", "mark@example.com", "--role", "moderator")
    assert "opens nothing" in tea_house_terminal.ok("staff", "take-back", "Mark@Example.com")
    assert tea_house_terminal.ok("staff", "list") == ""
    assert "goodword staff list" in tea_house_terminal.refused("staff", "take-back", "mark@example.com")


def test_an_expert_is_invited_seen_and_removed(tea_house_terminal):
    said = ("expert", "invite", "yulia@example.com", "--name", "Yulia", "--title", "Tea taster")
    tea_house_terminal.ok(*said, "--topic", "kettles", "--topic", "leaves")
    assert tea_house_terminal.ok("expert", "list") == "yulia@example.com  invited  Yulia\n"
    assert _all(Expert.topics) == [["kettles", "leaves"]]
    tea_house_terminal.ok("expert", "remove", "yulia@example.com")
    assert tea_house_terminal.ok("expert", "list") == "yulia@example.com  removed  Yulia\n"
