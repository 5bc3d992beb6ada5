"""Shoppers at once: what they ask, and what they were told, so that the truth can be held against it.

Nearly all of them are honest, and nothing of theirs may be held. Now and then one breaks a rule on purpose: of her
review it is known beforehand which rule holds it.
"""

import random
import threading
import uuid
from typing import Any, ClassVar

from tests.soak.honest import Forms, own_address, own_name, sentences, work
from tests.soak.line import Answer, Line, Told
from tests.soak.stage import OWN_PRODUCT_LASTS, OwnProduct, Sent, Stage


class Shopper(threading.Thread):
    """Reads and writes until told to stop. A product of her own shows her every word of hers at once."""

    WISHES: ClassVar = {
        "ratings": 26, "page": 26, "review": 12, "review_own": 8, "review_by_letter": 5,
        "review_as_newcomer": 1, "review_in_haste": 1, "review_without_form": 1,
        "vote": 10, "take_back": 5, "flag": 4, "hide": 3, "publish": 2, "reply": 2, "greet": 2,
    }  # fmt: skip

    def __init__(self, stage: Stage, number: int, over: threading.Event, seen: list[Sent]) -> None:
        super().__init__(name=f"shopper-{number}")
        self.stage, self.over, self.seen = stage, over, seen
        self.told = Told()
        self.dice = random.Random(f"shopper {number}")
        self.line = Line(stage.port, self.told)
        self.forms = Forms(lambda: self._get("form")["token"], tabs=8)
        self.letter_forms = Forms(self._open_letter_form, tabs=5)
        self.own: list[OwnProduct] = []
        self.next_own_product()
        self.mine: list[Sent] = []
        self.lettered: list[str] = []
        self.votes: dict[tuple[str, str], bool | None] = {}
        self.flags: set[tuple[str, str]] = set()
        self.bearer, self.address = "", ""
        self.fault: BaseException | None = None

    def run(self) -> None:
        wishes, weights = zip(*self.WISHES.items(), strict=True)
        try:
            self.greet()
            self.forms.fill()
            self.letter_forms.fill()
            while not self.over.is_set():
                getattr(self, self.dice.choices(wishes, weights)[0])()
        except BaseException as fault:  # noqa: BLE001 - the test raises it in its own thread
            self.fault = fault
        finally:
            self.line.close()

    # ---- reading ----

    def ratings(self) -> None:
        refs = [*self.dice.sample(self.stage.products, 5), self.own[-1].ref]
        answer = self._get("ratings?" + "&".join(f"product={ref}" for ref in refs))
        assert [each["product"] for each in answer["data"]] == refs
        assert answer["data"][-1]["histogram"] == self.own[-1].sums, "she does not see her own last word"

    def page(self) -> None:
        ref = self.dice.choice([*self.stage.products, self.own[-1].ref])
        page = self._get(f"reviews?product={ref}")
        shown = [(r["helpful"], r["title"] is not None) for r in page["data"]]
        assert shown == sorted(shown, reverse=True)
        if ref == self.own[-1].ref:
            assert page["rating"]["histogram"] == self.own[-1].sums, "she does not see her own last word"

    # ---- writing ----

    def greet(self) -> None:
        answer = self._send("POST", self._at("guests"), {})
        assert answer.status == 201, answer
        self.bearer = answer.said["bearer"]

    def review(self) -> None:
        if form := self.forms.ripe():
            self._become_another()
            self.seen.append(self._published(self.dice.choice(self.stage.products), form))

    def review_own(self) -> None:
        if form := self.forms.ripe():
            self._become_another()
            self.own[-1].take(self._published(self.own[-1].ref, form))
            if self.own[-1].arrived == OWN_PRODUCT_LASTS:
                self.next_own_product()

    def review_as_newcomer(self) -> None:
        """Her browser has just become known: she is asked for work, does it, and sends the same again."""
        if form := self.forms.ripe():
            self.greet()
            self.address = own_address()
            words = self._words(self.dice.choice(self.stage.products), form)
            once = str(uuid.uuid4())
            asked = self._send("POST", self._at("reviews"), words, bearer=self.bearer, once=once)
            assert asked.status == 428, asked
            words["form"] = form["form"] | {"proof": work(asked.said["challenge"])}
            self.seen.append(self._kept(words, self._post(words, once=once), "published", []))

    def review_in_haste(self) -> None:
        """Two reviews within a minute: the second is held for that alone."""
        forms = [self.forms.ripe(), self.forms.ripe()]
        if forms[0] and forms[1]:
            self._become_another()
            one, other = self.dice.sample(self.stage.products, 2)
            self.seen.append(self._published(one, forms[0]))
            self._held(other, forms[1], "haste")

    def review_without_form(self) -> None:
        self._become_another()
        self._held(self.dice.choice(self.stage.products), {}, "form_missing")

    def review_by_letter(self) -> None:
        if form := self.letter_forms.ripe():
            at = f"/v1/shops/{self.stage.lettered_site_key}"
            greeted = self._send("POST", f"{at}/guests", {})
            words = self._words("kettle", form) | {"rating": 5, "email": own_address()}
            answer = self._send("POST", f"{at}/reviews", words, bearer=greeted.said["bearer"], once=str(uuid.uuid4()))
            assert (answer.status, answer.said["status"], answer.said["why"]) == (201, "unconfirmed", []), answer
            self.lettered.append(answer.said["id"])

    def vote(self) -> None:
        self._vote("PUT", helpful=True)

    def take_back(self) -> None:
        if cast := [key for key, is_cast in self.votes.items() if is_cast and key[0] == self.bearer]:
            self._vote("DELETE", helpful=False, target=self.dice.choice(cast)[1])

    def flag(self) -> None:
        if target := self._someone_elses():
            path = self._at(f"reviews/{target}/flags")
            flag = {"reason": "spam", "note": None}
            answer = self._send("POST", path, flag, bearer=self.bearer, once=str(uuid.uuid4()))
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

    def next_own_product(self) -> None:
        """One that nobody else writes about."""
        self.own.append(OwnProduct(f"own-{self.name}-{len(self.own)}"))

    def _become_another(self) -> None:
        self.bearer, self.address = self.stage.guests.next(), own_address()

    def _published(self, ref: str, form: dict[str, Any]) -> Sent:
        words = self._words(ref, form)
        return self._kept(words, self._post(words), "published", [])

    def _held(self, ref: str, form: dict[str, Any], rule: str) -> Sent:
        words = self._words(ref, form)
        return self._kept(words, self._post(words), "held", [rule])

    def _post(self, words: dict[str, Any], *, once: str = "") -> Answer:
        return self._send("POST", self._at("reviews"), words, bearer=self.bearer, once=once or str(uuid.uuid4()))

    def _kept(self, words: dict[str, Any], answer: Answer, status: str, rules: list[str]) -> Sent:
        assert answer.status == 201, answer
        said = answer.said
        sent = Sent(said["id"], words["product"], words["rating"], words["name"], self.bearer, said["status"])
        self.mine.append(sent)
        assert (sent.status, [each["rule"] for each in said["why"]]) == (status, rules), answer
        return sent

    def _words(self, ref: str, form: dict[str, Any]) -> dict[str, Any]:
        says = self.dice.random() < 0.8
        return {
            "product": ref,
            "rating": self.dice.randint(1, 5),
            "title": "Pours exactly" if says else None,
            "text": sentences(self.dice, self.dice.randint(1, 20)) if says else None,
            "name": own_name(self.dice),
            "email": self.address,
            "locale": self.dice.choice(["en", "ru", "uk", "pl"]),
            **form,
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
        for product in self.own:
            if review.product == product.ref:
                product.sums[str(review.rating)] += amount * review.counts

    def _manage(self, method: str, review: Sent, verb: str, body: Any) -> None:
        path = f"/v1/manage/reviews/{review.id}/{verb}"
        answer = self._send(method, path, body, bearer=self.stage.secret, once=str(uuid.uuid4()))
        assert answer.status == 200, answer

    def _at(self, path: str) -> str:
        return f"/v1/shops/{self.stage.site_key}/{path}"

    def _open_letter_form(self) -> str:
        answer = self.line.ask("GET", f"/v1/shops/{self.stage.lettered_site_key}/form")
        assert answer.status == 200, answer
        return str(answer.said["token"])

    def _get(self, path: str) -> Any:
        answer = self.line.ask("GET", self._at(path))
        assert answer.status == 200, answer
        return answer.said

    def _send(self, method: str, path: str, body: Any, *, bearer: str = "", once: str = "") -> Answer:
        headers = {"Origin": self.stage.origin}
        if bearer:
            headers["Authorization"] = f"Bearer {bearer}"
        if once:
            headers["Idempotency_Key"] = once
        return self.line.ask(method, path, body, **headers)
