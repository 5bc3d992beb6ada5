"""Calls that prove whose they are: a key of our own for each grant (DPoP, RFC 9449), and our signed name (RFC 7523)."""

import json
import time
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from joserfc import jws
from joserfc.jwk import ECKey

from goodword.lib.outbound import Answer, Outbound
from goodword.networks.calls import call, spoken
from goodword.networks.contract import Client, Json
from goodword.networks.oauth import challenge

ASSERTED = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_ALGORITHM = "ES256"
_LIVES = 60


def new_key() -> Json:
    """A new private key, as JSON."""
    return dict(ECKey.generate_key("P-256", private=True).as_dict(private=True))


@dataclass
class Prover:
    """Calls with proofs. A server that wants a nonce of its own in them says so once, and is asked again."""

    http: Outbound
    key: Json
    token: str | None = None
    nonce: str | None = None

    def call(self, method: str, url: str, **sent: Any) -> Answer:
        """Ask; what is ``sent`` is as for ``calls.call``.

        :raises Stopped: no answer was had.
        """
        given = dict(sent.pop("headers", {}))
        answer = call(self.http, method, url, headers=given | self._proof(method, url), **sent)
        if self._wants_nonce(answer):
            answer = call(self.http, method, url, headers=given | self._proof(method, url), **sent)
        return answer

    def _wants_nonce(self, answer: Answer) -> bool:
        fresh, before = answer.headers.get("dpop-nonce"), self.nonce
        self.nonce = fresh or before
        asks = "use_dpop_nonce" in {
            spoken(answer).get("error"),
            *answer.headers.get("www-authenticate", "").replace('"', " ").split(),
        }
        return answer.status in {400, 401} and asks and fresh != before

    def _proof(self, method: str, url: str) -> dict[str, str]:
        key = ECKey.import_key(self.key)
        said: Json = {
            "jti": str(uuid4()),
            "htm": method,
            "htu": url.partition("?")[0],
            "iat": int(time.time()),
        }
        if self.nonce:
            said["nonce"] = self.nonce
        if self.token:
            said["ath"] = challenge(self.token)
        proof = _signed({"typ": "dpop+jwt", "alg": _ALGORITHM, "jwk": key.as_dict(private=False)}, said, key)
        return {"DPoP": proof} | ({"Authorization": f"DPoP {self.token}"} if self.token else {})


def assertion(client: Client, client_id: str, issuer: str) -> dict[str, str]:
    """Our name for one call to a server that signs people in, signed with the installation's key."""
    key, now = ECKey.import_key(client.key), int(time.time())
    said = {"iss": client_id, "sub": client_id, "aud": issuer, "jti": str(uuid4()), "iat": now, "exp": now + _LIVES}
    signed = _signed({"alg": _ALGORITHM, "kid": key.thumbprint()}, said, key)
    return {"client_id": client_id, "client_assertion_type": ASSERTED, "client_assertion": signed}


def _signed(header: Json, said: Json, key: ECKey) -> str:
    return jws.serialize_compact(header, json.dumps(said), key, algorithms=[_ALGORITHM])
