"""Secret keys of the shop's own server: kept as a hash, exact in what they allow."""

import pytest
from goodword.lib import clock
from goodword.lib.db import reading, writing
from goodword.lib.errors import Invalid
from goodword.shops import service
from goodword.shops.models import ApiKey
from sqlalchemy import select


def _ask(stage, secret):
    return stage.house.get("/v1/manage/reviews?status=held", headers={"Authorization": f"Bearer {secret}"})


def _make(stage, *scopes):
    with writing():
        return service.create_key(shop=stage.shop, name="server", scopes=list(scopes))


def test_the_secret_is_not_in_the_database(tea_house):
    key, secret = _make(tea_house, "reviews:read")
    with reading() as session:
        stored = session.scalars(select(ApiKey).where(ApiKey.id == key.id)).one()
    columns = {column.name: str(getattr(stored, column.name)) for column in ApiKey.__table__.columns}
    assert not [name for name, cell in columns.items() if secret in cell]
    assert secret.startswith(columns["hint"])
    assert len(columns["hint"]) == 8


def test_a_key_allows_exactly_its_scopes(tea_house):
    _, reader = _make(tea_house, "reviews:read")
    _, writer = _make(tea_house, "reviews:write")
    _, nothing = _make(tea_house)
    assert _ask(tea_house, reader).status_code == 200
    for secret in (writer, nothing):
        refused = _ask(tea_house, secret)
        assert refused.status_code == 403
        assert refused.json["type"] == "urn:goodword:problem:forbidden"
    path = "/v1/manage/reviews/rev_" + "0" * 32 + "/publish"
    assert tea_house.house.send("POST", path, {}, bearer=reader).status_code == 403
    assert tea_house.house.send("POST", path, {}, bearer=writer).status_code == 404


def test_a_revoked_key_opens_nothing(tea_house):
    key, secret = _make(tea_house, "reviews:read")
    assert _ask(tea_house, secret).status_code == 200
    with writing() as session:
        session.get_one(ApiKey, (tea_house.shop.id, key.id)).revoked_at = clock.now()
    assert _ask(tea_house, secret).status_code == 401


def test_a_key_opens_its_own_shop_only(tea_house, rival):
    tea_house.set(confirm_guests=False)
    rival.set(confirm_guests=False)
    tea_house.guest().review()
    listed = rival.manage("GET", "/reviews?status=published").json["data"]
    assert listed == []


UNKNOWN = [
    "",
    " ",
    "gws_unknown",
    "gws_ключ",
    "\xff\xfe",
    "x" * 100_000,
    "gws_%00",
    "' OR 1=1 --",
    "pk_demo",
    "a b c",
    "😀",
]


def test_an_unknown_bearer_is_refused_alike(tea_house):
    for bearer in UNKNOWN:
        header = f"Bearer {bearer}".encode().decode("latin-1")
        answer = tea_house.house.client.get("/v1/manage/reviews", environ_overrides={"HTTP_AUTHORIZATION": header})
        assert answer.status_code == 401, bearer[:20]
        assert answer.content_type == "application/problem+json"
        assert answer.json["type"] == "urn:goodword:problem:unauthorized"


def test_without_a_bearer_nothing_opens(tea_house):
    for header in (None, "", "Basic dGVzdA==", "Bearer", "bearer"):
        headers = {} if header is None else {"Authorization": header}
        assert tea_house.house.get("/v1/manage/reviews", headers=headers).status_code == 401, header


def test_neither_the_site_key_nor_a_guests_bearer_is_a_secret_key(tea_house, anna):
    for bearer in (tea_house.shop.site_key, anna.bearer, tea_house.secret.upper(), tea_house.secret[:-1]):
        assert _ask(tea_house, bearer).status_code == 401


def test_a_scope_that_does_not_exist_is_named(tea_house):
    with pytest.raises(Invalid) as refused:
        _make(tea_house, "reviews:read", "everything")
    assert [(e.pointer, e.code) for e in refused.value.errors] == [("/scopes", "unknown")]


def test_opening_a_shop_in_no_time_zone_is_refused(house):
    with pytest.raises(Invalid) as refused, writing():
        service.open_shop(name="Nowhere", time_zone="Mars/Olympus")
    assert [(e.pointer, e.code) for e in refused.value.errors] == [("/time_zone", "unknown")]
