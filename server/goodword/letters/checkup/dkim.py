"""DKIM's public key records (RFC 6376, 3.6; RFC 8463)."""

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from goodword.letters.checkup.records import WARNING, WRONG, Facts, Said, tags

SHORTEST, LONG_ENOUGH = 1024, 2048
ED25519_BYTES = 32


def check(records: Sequence[str], facts: Facts) -> Iterator[Said]:
    """What is to be said of the records of our keys: one, or one for each key."""
    read = [tags(record) for record in records]
    if not read or (len(read) > 1 and not all(each.get("p") in facts.keys.values() for each in read)):
        yield Said("dkim", "dkim_several" if read else "dkim_missing", WRONG)
        return
    for said in read:
        if said.get("v", "DKIM1").upper() != "DKIM1" or "p" not in said:
            yield Said("dkim", "dkim_syntax", WRONG)
        elif not said["p"]:
            yield Said("dkim", "dkim_revoked", WRONG)
        else:
            yield from _key(said, facts)
            yield from _limits(said)


def _key(said: Mapping[str, str], facts: Facts) -> Iterator[Said]:
    kind = said.get("k", "rsa").lower()
    bits = _bits(kind, said["p"])
    if bits is None:
        yield Said("dkim", "dkim_broken", WRONG)
    elif not facts.keys:
        yield Said("dkim", "dkim_no_key", WARNING)
    elif said["p"] not in facts.keys.values():
        yield Said("dkim", "dkim_other", WRONG)
    if kind == "rsa" and bits is not None and bits < LONG_ENOUGH:
        yield Said("dkim", "dkim_short", WRONG if bits < SHORTEST else WARNING, {"bits": str(bits)})


def _limits(said: Mapping[str, str]) -> Iterator[Said]:
    if "y" in said.get("t", "").lower().split(":"):
        yield Said("dkim", "dkim_testing", WARNING)
    if "h" in said and "sha256" not in said["h"].lower().split(":"):
        yield Said("dkim", "dkim_hash", WRONG)
    if "s" in said and not {"*", "email"} & set(said["s"].lower().split(":")):
        yield Said("dkim", "dkim_service", WRONG)


def _bits(kind: str, text: str) -> int | None:
    """How long the key is; None when it is none."""
    try:
        raw = base64.b64decode(text, validate=True)
        if kind == "ed25519":
            return 256 if len(raw) == ED25519_BYTES else None
        key = load_der_public_key(raw)
    except (binascii.Error, ValueError, UnsupportedAlgorithm):
        return None
    return key.key_size if kind == "rsa" and isinstance(key, RSAPublicKey) else None
