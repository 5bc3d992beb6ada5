"""Four networks that do not exist: what has arrived there, and all that can go wrong on the way.

The far side is a process of its own or a thread, behind a socket, so that what stands there outlives a killed worker.
"""

import json
import random
import socket
import socketserver
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Self
from uuid import UUID

from goodword.lib import clock
from goodword.networks.contract import (
    Again,
    Begun,
    Counting,
    Draft,
    Grant,
    Later,
    Limits,
    LinkFailed,
    Outcome,
    Posted,
    Refused,
    Unknown,
    Unlinked,
)

MANNERS = {"by-key": Again.BY_KEY, "by-look": Again.BY_LOOK_UP, "neither": Again.NEVER, "both": Again.BY_KEY}


@dataclass
class FarSide:
    """What stands at the networks. ``faults`` is how often something goes wrong, ``lost`` how often an answer is."""

    seed: int = 1
    faults: float = 0.0
    lost: float = 0.0
    slow_refresh: float = 0.0
    posts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    lost_at: Counter = field(default_factory=Counter)
    calls: Counter = field(default_factory=Counter)
    refreshes: Counter = field(default_factory=Counter)
    fail_next: list[str] = field(default_factory=list)
    revoked: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance, self.lock, self.made = random.Random(self.seed), threading.Lock(), 0

    def answer(self, asked: dict[str, Any]) -> dict[str, Any] | None:
        """What a network says; None: nothing comes, and the caller waits in vain."""
        with self.lock:
            network, verb = asked["network"], asked["verb"]
            self.calls[f"{network} {verb}"] += 1
            there = self.posts.setdefault(network, [])
            fault = self.fail_next.pop(0) if self.fail_next else self._fault()
            if fault in {"429", "busy", "500 before", "refused", "unlinked", "expired"}:
                return {"fault": fault}
            told = getattr(self, f"_{verb}")(network, there, asked)
            if fault in {"lost", "500 after"} or self.chance.random() < self.lost:
                self.lost_at[network] += verb == "publish"
                return None if fault != "500 after" else {"fault": fault}
            return told if fault != "unreadable" else {"id": "\ud800"}

    def standing(self, network: str) -> list[str]:
        return [each["text"] for each in self.posts.get(network, [])]

    def _fault(self) -> str:
        return self.chance.choice(["429", "500 before", "500 after", "lost"]) if self._unlucky() else ""

    def _unlucky(self) -> bool:
        return self.chance.random() < self.faults

    def _publish(self, network: str, there: list, asked: dict[str, Any]) -> dict[str, Any]:
        same = [each for each in there if each["key"] == asked["key"]]
        if same and network in {"by-key", "both"}:
            return {"id": same[0]["id"]}
        self.made += 1
        there.append({"id": str(self.made), "key": asked["key"], "text": asked["text"], "link": asked["link"]})
        return {"id": str(self.made)}

    def _find(self, network: str, there: list, asked: dict[str, Any]) -> dict[str, Any]:
        if network in {"by-key", "neither"}:
            return {"unknown": True}
        found = [each["id"] for each in there if each["link"] == asked["link"]]
        return {"id": found[0]} if found else {"nothing": True}

    def _change(self, network: str, there: list, asked: dict[str, Any]) -> dict[str, Any]:
        for each in there:
            if each["id"] == asked["id"]:
                each["text"] = asked["text"]
        return {"id": asked["id"]}

    def _withdraw(self, network: str, there: list, asked: dict[str, Any]) -> dict[str, Any]:
        there[:] = [each for each in there if each["id"] != asked["id"]]
        return {"id": asked["id"]}

    def _refresh(self, network: str, there: list, asked: dict[str, Any]) -> dict[str, Any]:
        """A refresh token works once; shown again, it ends the account, as Bluesky does."""
        time.sleep(self.slow_refresh)
        self.refreshes[asked["refresh"]] += 1
        return {"refresh": asked["refresh"] + 1} if self.refreshes[asked["refresh"]] == 1 else {"fault": "unlinked"}

    def _revoke(self, network: str, there: list, asked: dict[str, Any]) -> dict[str, Any]:
        self.revoked.append(asked["refresh"])
        return {"nothing": True}


class FarServer:
    """The far side behind a socket of this machine."""

    def __init__(self, side: FarSide) -> None:
        class Caller(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                line = self.rfile.readline()
                told = side.answer(json.loads(line)) if line else None
                if told is not None:
                    self.wfile.write(json.dumps(told).encode() + b"\n")

        self.side, self.server = side, socketserver.ThreadingTCPServer(("127.0.0.1", 0), Caller)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.port = self.server.server_address[1]

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class FarNetwork:
    """A network of the house's protocol that asks the far side."""

    asks_host = needs_app = False
    scopes = ("post",)

    def __init__(self, name: str, port: int, *, edits: bool = True) -> None:
        self.name, self.title, self.again, self.port, self.edits = name, name.title(), MANNERS[name], port, edits

    def begin(self, _tools: Any, *, host: str | None, back: str, state: str) -> Begun:
        if host == "unusable.test":
            raise LinkFailed("host", "nothing answers there")
        return Begun(f"https://{self.name}.test/authorize?state={state}&back={back}", {"verifier": "v" * 43})

    def finish(self, _tools: Any, *, kept: dict[str, Any], back: str, said: Any) -> Grant:
        if said.get("error"):
            raise LinkFailed("refused", "she has refused")
        if said.get("code") is None or kept != {"verifier": "v" * 43}:
            raise LinkFailed("mismatch", "this is not what was begun")
        code = said["code"]
        return Grant(code, f"@{code}", None, f"https://{self.name}.test/@{code}", ("post",), None, {"refresh": 0})

    def limits(self, _tools: Any, _grant: Grant) -> Limits:
        return Limits(300, Counting.GRAPHEMES)

    def revoke(self, _tools: Any, grant: Grant) -> Later | Unknown | None:
        return _read(self._call({"verb": "revoke", "refresh": grant.secrets["refresh"]}))

    def refresh(self, _tools: Any, grant: Grant) -> Grant | Unlinked | Later | Unknown:
        told = self._call({"verb": "refresh", "refresh": grant.secrets["refresh"]})
        if told is None or "fault" in told:
            return _read(told) if told is None or told["fault"] != "unlinked" else Unlinked("replayed")
        ends = clock.now() + timedelta(hours=1)
        return Grant(grant.subject, grant.handle, expires_at=ends, secrets={"refresh": told["refresh"]})

    def publish(self, _tools: Any, _grant: Grant, draft: Draft, key: UUID) -> Outcome:
        return self._ask("publish", key, draft)

    def find(self, _tools: Any, _grant: Grant, draft: Draft, key: UUID) -> Outcome | None:
        return self._ask("find", key, draft)

    def change(self, _tools: Any, _grant: Grant, posted: Posted, draft: Draft, key: UUID) -> Outcome:
        return self._ask("change", key, draft, posted.id)

    def withdraw(self, _tools: Any, _grant: Grant, posted: Posted) -> Outcome:
        return self._ask("withdraw", UUID(int=0), None, posted.id)

    def _ask(self, verb: str, key: UUID, draft: Draft | None, remote: str = "") -> Any:
        said = {"text": draft.text, "link": draft.link} if draft else {}
        return _read(self._call({"verb": verb, "key": key.hex, "id": remote} | said))

    def _call(self, asked: dict[str, Any]) -> dict[str, Any] | None:
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as wire:
            wire.sendall(json.dumps(asked | {"network": self.name}).encode() + b"\n")
            line = wire.makefile().readline()
        return json.loads(line) if line else None


def _read(told: dict[str, Any] | None) -> Any:
    if told is None:
        return Unknown("no answer")
    if "id" in told:
        return Posted(told["id"], f"https://far.test/{told['id']}")
    fault = told.get("fault")
    said = {
        "busy": Later(),
        "429": Later(clock.now() + timedelta(milliseconds=50)),
        "refused": Refused("too plain"),
        "unlinked": Unlinked("taken back"),
    }
    return said.get(fault, Unknown(fault or "cannot be told")) if "nothing" not in told else None
