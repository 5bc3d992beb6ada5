"""Words that no shop of ours has said: forged, malformed, old or borrowed. All of them are refused alike."""

import json
import time

from goodword.lib.db import reading
from goodword.shoppers.models import ShopperBearer
from sqlalchemy import func, select

from tests.houses import said
from tests.tokens import AUDIENCE, Curve, Signer, b64, packed, signer_of, vouch, with_rsa


def test_forged_and_malformed_words_are_all_refused_alike(tea_house, rival):
    signer = signer_of(tea_house)
    forged = everything_forged(signer, signer_of(rival))
    assert len(forged) >= 40
    assert vouch(tea_house, signer.token(jti="used-before")).status_code == 201
    known_before = bearers()
    answers, times = {}, {}
    for name, token in forged.items():
        begun = time.thread_time()
        answers[name] = vouch(tea_house, token)
        times[name] = time.thread_time() - begun
    assert {name: a.status_code for name, a in answers.items() if a.status_code != 401} == {}
    assert {said(a) for a in answers.values()} == {said(vouch(tea_house, "x"))}
    assert {a.content_type for a in answers.values()} == {"application/problem+json"}
    assert bearers() == known_before
    assert max(times.values()) < 0.5


def bearers() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(ShopperBearer))


def everything_forged(signer: Signer, other: Signer) -> dict[str, str | None]:
    good, curve, now = signer.token(), Curve(), int(time.time())
    head, claims, signature = good.split(".")

    def with_header(**changed) -> str:
        return signer.token(signer.header(**changed))

    return {
        "no text at all": None,
        "empty": "",
        "alg none": f"{packed(signer.header(alg='none'))}.{claims}.",
        "alg None": f"{packed(signer.header(alg='None'))}.{claims}.",
        "alg nOnE with a signature": f"{packed(signer.header(alg='nOnE'))}.{claims}.{signature}",
        "no alg": with_header(alg=None),
        "alg as a list": with_header(alg=["HS256"]),
        "no signature": f"{head}.{claims}.",
        "two parts": f"{head}.{claims}",
        "four parts": f"{good}.{signature}",
        "five parts, as if encrypted": f"{good}.{signature}.{signature}",
        "trailing data": f"{good}\n",
        "padding": f"{good}=",
        "a letter changed": good[:-2] + ("A" if good[-2] != "A" else "B") + good[-1],
        "an empty key": signer.signed(signer.header(), signer.claims(), secret=b""),
        "the kid as key": signer.signed(signer.header(), signer.claims(), secret=signer.kid.encode()),
        "the site key as key": signer.signed(
            signer.header(), signer.claims(), secret=signer.at.shop.site_key.encode()
        ),
        "HS512": signer.signed(signer.header(alg="HS512"), signer.claims(), digest="sha512"),
        "RS256 by a key of its own": with_rsa(signer.header(alg="RS256"), signer.claims()),
        "ES256 by a key of its own": curve.signed(signer.header(alg="ES256"), signer.claims()),
        "ES256 with the key inside": curve.signed(signer.header(alg="ES256", jwk=curve.jwk), signer.claims()),
        "HS256 with a key inside": signer.signed(
            signer.header(jwk={"kty": "oct", "k": b64(b"k" * 32)}), signer.claims(), secret=b"k" * 32
        ),
        "jku": with_header(jku="https://evil.test/keys.json"),
        "x5u": with_header(x5u="https://evil.test/chain.pem"),
        "x5c": with_header(x5c=["MIIB"]),
        "crit": with_header(crit=["exp"]),
        "crit of our own": with_header(crit=["b64"], b64=False),
        "zip": with_header(zip="DEF"),
        "cty": with_header(cty="JWT"),
        "typ JWT": with_header(typ="JWT"),
        "no typ": with_header(typ=None),
        "no kid": with_header(kid=None),
        "kid with a path": with_header(kid="../../dev/null"),
        "kid with SQL": with_header(kid=f"' OR kid = '{signer.kid}"),
        "kid of another shop": signer.signed(
            signer.header(kid=other.kid), signer.claims(), secret=other.secret.encode()
        ),
        "kid as a number": with_header(kid=1),
        "kid that is no text": with_header(kid="\ud800"),
        "an order at the end of time": signer.token(
            orders=[{"id": "7", "at": "9999-12-31T23:59:59-23:59", "products": ["pot"]}]
        ),
        "another shop's token": other.token(),
        "another shop's claims": signer.token(iss=other.at.shop.site_key),
        "no iss": signer.token(iss=None),
        "aud of somebody else": signer.token(aud="https://goodword.test.evil.test"),
        "aud with a slash": signer.token(aud=f"{AUDIENCE}/"),
        "aud as a list": signer.token(aud=[AUDIENCE]),
        "no aud": signer.token(aud=None),
        "no exp": signer.token(exp=None),
        "no iat": signer.token(iat=None),
        "exp as text": signer.token(exp=str(now + 300)),
        "exp as a fraction": signer.token(exp=now + 300.5),
        "exp true": signer.token(exp=True),
        "exp in ten years": signer.token(exp=now + 315_360_000),
        "exp in 601 seconds": signer.token(iat=now, exp=now + 601),
        "exp beyond all numbers": signer.token(exp=10**400),
        "ended": signer.token(iat=now - 300, exp=now - 1),
        "ended before it began": signer.token(iat=now, exp=now - 10),
        "nbf in the future": signer.token(nbf=now + 200),
        "iat in the future": signer.token(iat=now + 200, exp=now + 300),
        "no sub": signer.token(sub=None),
        "sub as a number": signer.token(sub=1017),
        "sub empty": signer.token(sub=""),
        "sub with a control": signer.token(sub="10\x0017"),
        "no jti": signer.token(jti=None),
        "jti too short": signer.token(jti="1"),
        "its jti used with other claims": signer.token(jti="used-before", sub="1018"),
        "email as a list": signer.token(email=["anna@example.com"]),
        "email_verified as text": signer.token(email="anna@example.com", email_verified="true"),
        "orders as text": signer.token(orders="1001"),
        "claims twice": signer.signed(
            signer.header(), json.dumps(signer.claims())[:-1].encode() + b', "sub": "1018"}'
        ),
        "header twice": signer.signed(
            json.dumps(signer.header())[:-1].encode() + b', "alg": "none"}', signer.claims()
        ),
        "claims no object": signer.signed(signer.header(), b'["sub"]'),
        "claims no JSON": signer.signed(signer.header(), b"sub=1017"),
        "claims not UTF-8": signer.signed(signer.header(), b'{"sub": "\xff"}'),
        "NaN": signer.signed(signer.header(), json.dumps(signer.claims() | {"iat": float("nan")}).encode()),
        "nested a thousandfold": signer.signed(signer.header(), b"[" * 3000),
        "a megabyte": signer.token(name="A" * 700_000),
        "a megabyte of dots": "." * 1_000_000,
        "letters that no token has": "ё" * 40,
    }  # fmt: skip
