"""Anna signs in by e-mail: what she does on the shop's page, and in her letters."""

import re
from dataclasses import dataclass, field
from typing import Any

from goodword.jobs.queue import queue

from tests.cast import ShopOnStage
from tests.letters import leave, newest, text_of

ANNA = "anna@example.com"


@dataclass
class Letter:
    """What her letter says."""

    code: str
    link: str
    text: str


@dataclass
class SignIn:
    """A sign-in as the page that asked for it knows it."""

    at: ShopOnStage
    answer: Any
    letter: Letter = field(init=False)

    def __post_init__(self) -> None:
        if self.answer.status_code == 202:
            self.letter = letter_of(self.at)

    @property
    def secret(self) -> str:
        return self.answer.json["signin"]

    @property
    def number(self) -> int:
        return self.answer.json["number"]

    def type(self, code: str | None = None, *, at: ShopOnStage | None = None) -> Any:
        shop = at or self.at
        body = {"signin": self.secret, "code": self.letter.code if code is None else code}
        return shop.house.send("POST", f"{shop.at}/signin/code", body, origin=shop.origin)

    def ask_state(self, *, at: ShopOnStage | None = None) -> Any:
        shop = at or self.at
        return shop.house.send("POST", f"{shop.at}/signin/state", {"signin": self.secret}, origin=shop.origin)

    def state(self) -> Any:
        answer = self.ask_state()
        assert answer.status_code == 200, answer.text
        return answer.json

    def open(self) -> Any:
        return self.at.house.get(self.letter.link)

    def leave(self) -> str:
        return leave(self.at.house.client, self.letter.link)

    def press(self, number: int | str | None = None, *, leave: str | None = None) -> Any:
        chosen = self.number if number is None else number
        sent = {"number": str(chosen), "press": self.leave() if leave is None else leave}
        return self.at.house.client.post(self.letter.link, data=sent)

    @property
    def others(self) -> list[int]:
        """The numbers that the letter's page offers beside the right one."""
        offered = [int(each) for each in re.findall(r'value="(\d\d)"', self.open().text)]
        assert len(offered) == 3
        assert self.number in offered
        return [each for each in offered if each != self.number]


def wrong(code: str) -> str:
    """A code, but another one."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def ask(shop: ShopOnStage, email: str = ANNA, **said: Any) -> SignIn:
    body = {"email": email} | said
    return SignIn(shop, shop.house.send("POST", f"{shop.at}/signin", body, origin=shop.origin))


def letter_of(shop: ShopOnStage) -> Letter:
    """The letters leave; the newest one."""
    queue.huey.storage.blocking = False
    while (task := queue.huey.dequeue()) is not None:
        queue.huey.execute(task)
    text = text_of(newest(shop.house.mailbox))
    code, link = re.search(r"(\d{3}) (\d{3})", text), re.search(r"http://goodword\.test(/signin/\S+)", text)
    assert code
    assert link
    return Letter("".join(code.groups()), link[1], text)
