"""The same people everywhere: Tea House is the shop, Anna buys there, Boris too, Vera is of another shop."""

import io
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from goodword.lib import clock, ids, secrets
from goodword.lib.db import reading, writing
from goodword.moderation import tokens
from goodword.moderation.models import Sighting
from goodword.shoppers import bearers
from goodword.shoppers.models import Guest, Shopper
from goodword.shops import queries as known_shops
from goodword.shops import service as shops
from goodword.shops.models import Shop
from goodword.shops.rules import SCOPES
from sqlalchemy import select, update

from tests.houses import House
from tests.pictures import saved

TEA_HOUSE = "https://tea-house.test"
RIVAL = "https://rival.test"


@dataclass
class ShopOnStage:
    """A shop with the page and the key that a test acts with."""

    house: House
    shop: Shop
    origin: str
    secret: str

    @property
    def at(self) -> str:
        return f"/v1/shops/{self.shop.site_key}"

    def guest(self, *, known_for: timedelta = timedelta(days=1)) -> "GuestOnStage":
        """Somebody whose browser has had her key for a day."""
        answer = self.house.send("POST", f"{self.at}/guests", {}, origin=self.origin)
        assert answer.status_code == 201, answer.text
        with writing() as session:
            mine = (Guest.shop_id == self.shop.id) & (Guest.digest == secrets.digest(answer.json["bearer"]))
            session.execute(update(Guest).where(mine).values(created_at=clock.now() - known_for))
        return GuestOnStage(self, answer.json["bearer"])

    def known(self, *, name: str | None = "Anna", email: str | None = None, how: str = "email") -> "GuestOnStage":
        """A shopper who has shown who she is: by her address, or because the shop vouches for her."""
        with writing() as session:
            same = (Shopper.shop_id == self.shop.id) & (Shopper.email == email)
            shopper = session.scalar(select(Shopper).where(same)) if email else None
            if shopper is None:
                shopper = Shopper(shop_id=self.shop.id, id=ids.new(), name=name, email=email)
                session.add(shopper)
                session.flush()
            given = bearers.give(shop_id=self.shop.id, shopper=shopper, how=how)
        return GuestOnStage(self, given.bearer)

    def manage(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        return self.house.send(method, f"/v1/manage{path}", body, bearer=self.secret, **headers)

    def reviews(self, product: str = "kettle", **query: Any) -> Any:
        answer = self.house.get(f"{self.at}/reviews", query_string={"product": product, **query})
        assert answer.status_code == 200, answer.text
        return answer.json

    def questions(self, product: str = "kettle", **query: Any) -> Any:
        answer = self.house.get(f"{self.at}/questions", query_string={"product": product, **query})
        assert answer.status_code == 200, answer.text
        return answer.json

    def form(self, open_for: timedelta) -> str:
        """The token of a form that was opened so long ago."""
        return tokens.form_token(self.shop.id, clock.now() - open_for)

    def let_a_day_pass(self) -> None:
        """What was sent until now was sent yesterday: velocities look at the time between, and tests have none.

        None looks back further than 30 days; what is older may stay where it is.
        """
        lately = (Sighting.shop_id == self.shop.id) & (Sighting.at > clock.now() - timedelta(days=40))
        with writing() as session:
            for seen in session.scalars(select(Sighting).where(lately)):
                seen.at -= timedelta(days=1)
                seen.arrived_at = seen.arrived_at and seen.arrived_at - timedelta(days=1)

    def set(self, **changes: Any) -> None:
        with writing() as session:
            shop = session.get_one(Shop, self.shop.id)
            shops.change_settings(shop=shop, actor="test", changes=changes)


@dataclass
class GuestOnStage:
    """Somebody on the shop's page."""

    at: ShopOnStage
    bearer: str
    forms: dict[str, Any] = field(default_factory=dict)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        return self.at.house.send(
            method, self.at.at + path, body, **({"bearer": self.bearer, "origin": self.at.origin} | headers)
        )

    def review(self, *, key: str | None = None, **said: Any) -> Any:
        """She writes for a minute and sends it; whatever she does next, she does on another day."""
        form = said.pop("form", None) or {"token": self.at.form(timedelta(minutes=1))}
        if key:
            form = self.forms.setdefault(key, form)
        sent = self.send("POST", "/reviews", a_review(form=form, **said), **({"key": key} if key else {}))
        self.at.let_a_day_pass()
        return sent

    def ask(self, *, key: str | None = None, **said: Any) -> Any:
        """She asks about a product, a minute after opening the form; whatever she does next is on another day."""
        return self._say("/questions", a_question(**said), key)

    def answer(self, question: str, *, key: str | None = None, **said: Any) -> Any:
        """She answers a question."""
        return self._say(f"/questions/{question}/answers", an_answer(**said), key)

    def _say(self, path: str, said: dict[str, Any], key: str | None) -> Any:
        form = {"token": self.at.form(timedelta(minutes=1))}
        sent = self.send("POST", path, {"form": form} | said, **({"key": key} if key else {}))
        self.at.let_a_day_pass()
        return sent

    def photo(self, data: bytes | None = None, *, name: str = "kettle.jpg", **headers: str) -> Any:
        """Send a photo; a small one drawn for the tests, if none is given."""
        sent = {"Authorization": f"Bearer {self.bearer}", "Origin": self.at.origin} | {
            word.replace("_", "-"): value for word, value in headers.items()
        }
        return self.at.house.client.post(
            f"{self.at.at}/photos",
            data={"file": (io.BytesIO(saved() if data is None else data), name)},
            content_type="multipart/form-data",
            headers=sent,
        )


def a_review(**said: Any) -> dict[str, Any]:
    """Anna's review of the kettle, with whatever the test changes."""
    return {
        "product": "kettle",
        "rating": 5,
        "title": "Pours exactly",
        "text": "It pours where I look.\nMy old one never did.",
        "name": "Anna",
        "email": "anna@example.com",
        "locale": "en",
    } | said


def a_comment(**said: Any) -> dict[str, Any]:
    """What Anna says of a review or an answer, with whatever the test changes; None leaves something out."""
    words = {"text": "Mine does that too.", "name": "Anna", "email": "anna@example.com", "locale": "en"} | said
    return {name: value for name, value in words.items() if value is not None}


def a_question(**said: Any) -> dict[str, Any]:
    """Anna's question about the kettle, with whatever the test changes."""
    return {
        "product": "kettle",
        "text": "Does it fit an induction hob?",
        "details": "Mine has a small plate of 14 cm.",
        "name": "Anna",
        "email": "anna@example.com",
        "locale": "en",
    } | said


def an_answer(**said: Any) -> dict[str, Any]:
    """Boris's answer to it, with whatever the test changes."""
    return {
        "text": "It does, mine stands on one every day.",
        "name": "Boris",
        "email": "boris@example.com",
        "locale": "en",
    } | said


def a_form(site_key: str, open_for: timedelta = timedelta(minutes=1)) -> dict[str, Any]:
    """What the form of a shop's page sends along when it has been open so long."""
    with reading():
        shop = known_shops.by_site_key(site_key)
    return {"token": tokens.form_token(shop.id, clock.now() - open_for)}


def new_words(**said: Any) -> dict[str, Any]:
    """What Anna sends when she improves her review: all of it but the product and her address."""
    return {name: value for name, value in a_review(**said).items() if name not in {"product", "email"}}


def open_shop(house: House, name: str, origin: str, **settings: Any) -> ShopOnStage:
    """A shop with its page's origin and a key that may do everything."""
    with writing():
        shop = shops.open_shop(name=name)
        shops.allow_origin(shop=shop, origin=origin)
        _, secret = shops.create_key(shop=shop, name="server", scopes=list(SCOPES))
    stage = ShopOnStage(house, shop, origin, secret)
    if settings:
        stage.set(**settings)
    return stage
