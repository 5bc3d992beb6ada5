"""Shoppers at once: what they ask, and what they were told, so that the truth can be held against it."""

import random
import threading
import uuid
from dataclasses import dataclass
from typing import Any, ClassVar

from tests.soak.line import Answer, Line, Told


@dataclass
class Sent:
    """A review that the server has acknowledged, and what was then done to it."""

    id: str
    product: str
    rating: int
    token: str
    bearer: str
    status: str
    reply: str | None = None


@dataclass(frozen=True)
class Stage:
    """Where the shoppers meet: a shop without letters, one with, and the page they write from."""

    port: int
    origin: str
    site_key: str
    secret: str
    lettered_site_key: str
    products: tuple[str, ...]


class Shopper(threading.Thread):
    """Reads and writes until told to stop. A product of her own shows her every word of hers at once."""

    WISHES: ClassVar = {
        "ratings": 26, "page": 26, "review": 12, "review_own": 8, "review_by_letter": 2,
        "vote": 10, "take_back": 5, "flag": 4, "hide": 3, "publish": 2, "reply": 2, "greet": 2,
    }  # fmt: skip

    def __init__(self, stage: Stage, number: int, over: threading.Event, seen: list[Sent]) -> None:
        super().__init__(name=f"shopper-{number}")
        self.stage, self.over, self.seen = stage, over, seen
        self.told = Told()
        self.dice = random.Random(f"shopper {number}")
        self.line = Line(stage.port, self.told)
        self.own_product = f"own-{number}"
        self.own_sums = dict.fromkeys("12345", 0)
        self.mine: list[Sent] = []
        self.lettered: list[str] = []
        self.votes: dict[tuple[str, str], bool | None] = {}
        self.flags: set[tuple[str, str]] = set()
        self.bearer = ""
        self.fault: BaseException | None = None

    def run(self) -> None:
        wishes, weights = zip(*self.WISHES.items(), strict=True)
        try:
            self.greet()
            while not self.over.is_set():
                getattr(self, self.dice.choices(wishes, weights)[0])()
        except BaseException as fault:  # noqa: BLE001 - the test raises it in its own thread
            self.fault = fault
        finally:
            self.line.close()

    # ---- reading ----

    def ratings(self) -> None:
        refs = [*self.dice.sample(self.stage.products, 5), self.own_product]
        answer = self._get("ratings?" + "&".join(f"product={ref}" for ref in refs))
        assert [each["product"] for each in answer["data"]] == refs
        assert answer["data"][-1]["histogram"] == self.own_sums, "she does not see her own last word"

    def page(self) -> None:
        ref = self.dice.choice([*self.stage.products, self.own_product])
        page = self._get(f"reviews?product={ref}")
        shown = [(r["helpful"], r["title"] is not None) for r in page["data"]]
        assert shown == sorted(shown, reverse=True)
        if ref == self.own_product:
            assert page["rating"]["histogram"] == self.own_sums, "she does not see her own last word"

    # ---- writing ----

    def greet(self) -> None:
        answer = self._send("POST", self._at("guests"), {})
        assert answer.status == 201, answer
        self.bearer = answer.said["bearer"]

    def review(self) -> None:
        self._review(self.dice.choice(self.stage.products))

    def review_own(self) -> None:
        sent = self._review(self.own_product)
        self.own_sums[str(sent.rating)] += 1

    def review_by_letter(self) -> None:
        greeted = self._send("POST", f"/v1/shops/{self.stage.lettered_site_key}/guests", {})
        at = f"/v1/shops/{self.stage.lettered_site_key}/reviews"
        answer = self._send("POST", at, self._words("kettle", 5), bearer=greeted.said["bearer"], once=True)
        assert answer.status == 201, answer
        self.lettered.append(answer.said["id"])

    def vote(self) -> None:
        self._vote("PUT", helpful=True)

    def take_back(self) -> None:
        if cast := [key for key, is_cast in self.votes.items() if is_cast and key[0] == self.bearer]:
            self._vote("DELETE", helpful=False, target=self.dice.choice(cast)[1])

    def flag(self) -> None:
        if target := self._someone_elses():
            path = self._at(f"reviews/{target}/flags")
            answer = self._send("POST", path, {"reason": "spam", "note": None}, bearer=self.bearer, once=True)
            assert answer.status in {201, 404}, answer
            if answer.status == 201:
                self.flags.add((self.bearer, target))

    # ---- the shop's server ----

    def hide(self) -> None:
        if review := self._of_mine("published"):
            self._manage("POST", review, "hide", {"reason": "spam"})
            review.status = "hidden"
            self._count_own(review, -1)

    def publish(self) -> None:
        if review := self._of_mine("hidden"):
            self._manage("POST", review, "publish", {})
            review.status = "published"
            self._count_own(review, 1)

    def reply(self) -> None:
        if review := self._of_mine("published"):
            said = f"Thank you, {uuid.uuid4()}"
            self._manage("PUT", review, "reply", {"text": said})
            review.reply = said

    # ---- how ----

    def _review(self, ref: str) -> Sent:
        words = self._words(ref, self.dice.randint(1, 5))
        answer = self._send("POST", self._at("reviews"), words, bearer=self.bearer, once=True)
        assert answer.status == 201, answer
        sent = Sent(answer.said["id"], ref, words["rating"], words["name"], self.bearer, answer.said["status"])
        assert sent.status == "published"
        self.mine.append(sent)
        if ref != self.own_product:
            self.seen.append(sent)
        return sent

    def _words(self, ref: str, rating: int) -> dict[str, Any]:
        says = self.dice.random() < 0.8
        return {
            "product": ref,
            "rating": rating,
            "title": "Pours exactly" if says else None,
            "text": "It pours where I look.\n" * self.dice.randint(1, 20) if says else None,
            "name": uuid.uuid4().hex,
            "email": f"{self.dice.randrange(10**9)}@example.com",
            "locale": self.dice.choice(["en", "ru", "uk", "pl"]),
        }

    def _vote(self, method: str, *, helpful: bool, target: str | None = None) -> None:
        target = target or self._someone_elses()
        if target is None:
            return
        cut_before = self.told.cut
        body = {} if method == "PUT" else None
        answer = self._send(method, self._at(f"reviews/{target}/vote"), body, bearer=self.bearer)
        assert answer.status in {200, 404}, answer
        key = (self.bearer, target)
        if answer.status == 200:
            self.votes[key] = helpful
        elif self.told.cut > cut_before:
            self.votes[key] = None  # hidden between two tries: the first may have counted

    def _someone_elses(self) -> str | None:
        for _ in range(10):
            review = self.dice.choice(self.seen) if self.seen else None
            if review is not None and review.bearer != self.bearer:
                return review.id
        return None

    def _of_mine(self, status: str) -> Sent | None:
        fitting = [review for review in self.mine[-50:] if review.status == status]
        return self.dice.choice(fitting) if fitting else None

    def _count_own(self, review: Sent, amount: int) -> None:
        if review.product == self.own_product:
            self.own_sums[str(review.rating)] += amount

    def _manage(self, method: str, review: Sent, verb: str, body: Any) -> None:
        path = f"/v1/manage/reviews/{review.id}/{verb}"
        answer = self._send(method, path, body, bearer=self.stage.secret, once=True)
        assert answer.status == 200, answer

    def _at(self, path: str) -> str:
        return f"/v1/shops/{self.stage.site_key}/{path}"

    def _get(self, path: str) -> Any:
        answer = self.line.ask("GET", self._at(path))
        assert answer.status == 200, answer
        return answer.said

    def _send(self, method: str, path: str, body: Any, *, bearer: str = "", once: bool = False) -> Answer:
        headers = {"Origin": self.stage.origin}
        if bearer:
            headers["Authorization"] = f"Bearer {bearer}"
        if once:
            headers["Idempotency_Key"] = str(uuid.uuid4())
        return self.line.ask(method, path, body, **headers)
