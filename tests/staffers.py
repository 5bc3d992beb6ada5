"""People of the shop's side in tests: Olga owns, Marta manages, Mark moderates; each in a browser of her own."""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

import pyotp
from goodword.lib import clock
from goodword.lib.db import writing
from goodword.staff import forms, passwords, seals, service, sessions
from goodword.staff.models import Staff, StaffSession
from goodword.staff.sessions import Browser
from werkzeug.test import Client, TestResponse

from tests.cast import ShopOnStage
from tests.houses import House

PEOPLE = {"owner": "olga", "manager": "marta", "moderator": "mark"}
PASSWORD = "my kettle sings at dawn"


@dataclass
class BrowserOnStage:
    """A browser with cookies of its own, which sends what browsers send."""

    house: House
    client: Client

    @property
    def origin(self) -> str:
        return self.house.config.public_url

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers=headers)

    def post(self, path: str, *, page: str = "/staff/sign-in", **fields: Any) -> TestResponse:
        """Send a form of a page."""
        return self.client.post(path, data={"form": self.token(page)} | fields, headers={"Origin": self.origin})

    def token(self, page: str = "/staff/sign-in") -> str:
        shown = self.client.get(page)
        found = re.search(r'name="gw-form" content="([^"]+)"', shown.text)
        assert found, (page, shown.status, shown.text)
        return found[1]

    def call(self, method: str, path: str, body: Any = None) -> TestResponse:
        """Call the API from the page."""
        headers = {"Origin": self.origin, forms.HEADER: self.token()}
        return self.client.open(path, method=method, headers=headers, **({} if body is None else {"json": body}))

    def sign_out(self) -> None:
        for name in (forms.SESSION, forms.STEP):
            self.client.delete_cookie(name)


@dataclass
class StaffOnStage(BrowserOnStage):
    """Somebody who is signed in."""

    staff: Staff
    secret: str

    @cached_property
    def said_token(self) -> str:
        """What her page gives its forms."""
        return self.token("/staff/")

    def code(self, later: int = 0) -> str:
        """The app's digits, now or some half minutes later."""
        return pyotp.TOTP(self.secret).at(clock.now() + timedelta(seconds=30 * later))


def a_browser(house: House) -> BrowserOnStage:
    return BrowserOnStage(house, Client(house.client.application))


def staff_of(shop: ShopOnStage, role: str = "owner", email: str = "", *, password: str | None = None) -> StaffOnStage:
    """Somebody of this shop in her own browser, signed in; with a password only where a test types it."""
    hashed = passwords.hashed(password) if password else "-"
    secret = pyotp.random_base32()
    with writing() as session:
        name = PEOPLE[role]
        staff = Staff(
            email=email or f"{name}@{shop.shop.name.lower().replace(' ', '-')}.example.com",
            name=name.title(),
            locale="en",
        )
        session.add(staff)
        session.flush()
        staff.password, staff.totp = hashed, seals.sealed(secret, staff.id)
        service.give_role(shop_id=shop.shop.id, staff=staff, role=role, actor="test")
        _, bearer = sessions.begin(staff=staff, browser=Browser("Firefox, Linux"))
    made = StaffOnStage(shop.house, Client(shop.house.client.application), staff, secret)
    made.client.set_cookie(forms.SESSION, bearer)
    return made


def grow_old(staff: StaffOnStage, **changes: timedelta) -> None:
    """Move moments of her sessions back."""
    with writing() as session:
        for one in session.query(StaffSession).filter(StaffSession.staff_id == staff.staff.id):
            for name, by in changes.items():
                setattr(one, name, getattr(one, name) - by)
