"""Traffic limits: exact with Valkey however many processes, a share each without, and no header helps."""

from dataclasses import replace

import pytest
import time_machine
from goodword.app import create_app
from goodword.web.limits import network
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.test import Client

from tests.cast import TEA_HOUSE
from tests.houses import House
from tests.server.on_sqlite import house_on_sqlite  # noqa: F401 - it is this file's house

ALLOWED = 60  # guests an hour from one network
FORGED = (
    {"X-Forwarded-For": "198.51.100.{}"},
    {"X-Forwarded-For": "198.51.100.{}, 10.0.0.1"},
    {"X-Real-IP": "198.51.100.{}"},
    {"Forwarded": "for=198.51.100.{}"},
    {"CF-Connecting-IP": "198.51.100.{}"},
    {"X_Forwarded_For": "198.51.100.{}"},
    {"True-Client-IP": "198.51.100.{}"},
)


@pytest.fixture
def limited(house: House, tea_house):
    """Make processes over the same house: ``limited(trusted_proxies=1)`` is one's client."""

    def another(**settings) -> Client:
        config = replace(house.config, traffic_limits=True, **settings)
        app = create_app(config)
        hops = config.trusted_proxies
        return Client(ProxyFix(app, x_for=hops, x_proto=hops) if hops else app)

    return another


def greet(client: Client, shop, address: str = "203.0.113.7", **headers: str) -> int:
    return answer(client, shop, address, **headers).status_code


def answer(client: Client, shop, address: str = "203.0.113.7", **headers: str):
    sent = {"Origin": TEA_HOUSE} | headers
    return client.post(f"{shop.at}/guests", json={}, headers=sent, environ_overrides={"REMOTE_ADDR": address})


def taken(clients, shop, calls: int = ALLOWED + 20, address="203.0.113.7", **headers: str) -> int:
    codes = []
    for number in range(calls):
        forged = {name: value.format(number) for name, value in headers.items()}
        codes.append(greet(clients[number % len(clients)], shop, address.format(number), **forged))
    assert set(codes) <= {201, 429}
    return codes.count(201)


@pytest.fixture(autouse=True)
def _at_the_start_of_an_hour():
    with time_machine.travel("2026-11-21T10:00:01Z", tick=True):
        yield


def test_two_processes_count_together_with_valkey(limited, tea_house, valkey_url):
    clients = [limited(redis_url=valkey_url, workers=2) for _ in range(2)]
    assert taken(clients, tea_house) == ALLOWED


def test_without_valkey_each_process_takes_its_share(limited, tea_house):
    assert taken([limited(workers=4)], tea_house) == ALLOWED // 4
    assert taken([limited(workers=1)], tea_house) == ALLOWED


def test_the_refusal_says_when_to_come_again(limited, tea_house):
    client = limited(workers=1)
    taken([client], tea_house, calls=ALLOWED)
    refused = answer(client, tea_house)
    assert refused.status_code == 429
    assert refused.content_type == "application/problem+json"
    assert refused.json["type"] == "urn:goodword:problem:too-many"
    assert 3500 < int(refused.headers["Retry-After"]) <= 3601
    assert refused.headers["Access-Control-Allow-Origin"] == TEA_HOUSE
    assert client.get(f"{tea_house.at}/reviews?product=kettle").status_code == 200, "reading is free"


@pytest.mark.parametrize("headers", FORGED, ids=lambda headers: next(iter(headers)))
def test_no_header_makes_her_somebody_else(limited, tea_house, headers):
    assert taken([limited(workers=1)], tea_house, **headers) == ALLOWED


def test_behind_one_proxy_the_last_hop_counts(limited, tea_house):
    client = limited(workers=1, trusted_proxies=1)
    forged = {"X-Forwarded-For": "198.51.100.{}, 203.0.113.9"}
    assert taken([client], tea_house, address="10.0.0.1", **forged) == ALLOWED
    assert greet(client, tea_house, "10.0.0.1", **{"X-Forwarded-For": "192.0.2.1"}) == 201


def test_whoever_has_many_networks_has_not_as_many_allowances(limited, tea_house, valkey_url):
    """A /48 is 65,536 networks of one owner."""
    one, other = (limited(redis_url=valkey_url, workers=2) for _ in range(2))
    assert taken([one, other], tea_house, calls=ALLOWED * 3, address="2001:db8:1:{:x}::1") == ALLOWED * 2, "a /56"
    assert taken([one, other], tea_house, calls=250, address="2001:db8:2:{:x}00::1") == ALLOWED * 4, "a /48"
    assert greet(one, tea_house, "2001:db8:3::1") == 201


def test_with_valkey_nothing_that_a_caller_says_of_herself_counts(limited, tea_house, valkey_url):
    client = limited(redis_url=valkey_url)
    here = "203.0.113.{}"
    for headers in FORGED:
        taken([client], tea_house, calls=10, address=here, **headers)
    assert greet(client, tea_house, "203.0.113.7") == 429
    assert greet(client, tea_house, "::ffff:203.0.113.8") == 429, "the same network, written as IPv6"
    assert taken([client], tea_house, address="fe80::1%eth{}") == ALLOWED, "a zone is no network"
    for path in spellings(f"{tea_house.at}/guests"):
        sent = client.post(
            path, json={}, headers={"Origin": TEA_HOUSE}, environ_overrides={"REMOTE_ADDR": "203.0.113.7"}
        )
        assert sent.status_code in {429, 404, 405, 308}, path


def test_a_network_is_one_caller(limited, tea_house):
    inside, outside = "2001:db8:1:2:{:x}::1", "2001:db8:1:3::1"
    client = limited(workers=1)
    assert taken([client], tea_house, address=inside) == ALLOWED
    assert greet(client, tea_house, outside) == 201
    assert greet(client, tea_house, "203.0.113.1") == 201


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("not an address", "unknown"),
        ("", "0.0.0.0/24"),
    ],
)
def test_who_calls_is_a_network(limited, address, counted):
    app = limited(workers=1).application
    with app.test_request_context("/", environ_overrides={"REMOTE_ADDR": address}):
        assert network() == counted


def test_an_address_written_otherwise_counts_with_it(limited, tea_house):
    client = limited(workers=1)
    taken([client], tea_house, calls=ALLOWED)
    for path in (f"{tea_house.at}/%67uests", f"{tea_house.at}/guests?x=1", f"/{tea_house.at}/guests"):
        again = client.post(
            path, json={}, headers={"Origin": TEA_HOUSE}, environ_overrides={"REMOTE_ADDR": "203.0.113.7"}
        )
        assert again.status_code in {429, 308, 404}


def test_no_spelling_of_the_path_counts_for_itself(limited, tea_house):
    """What reaches the route is counted there, however it is written; the rest reaches none."""
    client = limited(workers=1)
    spelt = spellings(f"{tea_house.at}/guests")
    sent = {"Origin": TEA_HOUSE}
    from_here = {"REMOTE_ADDR": "203.0.113.7"}
    codes = [
        client.post(spelt[number % len(spelt)], json={}, headers=sent, environ_overrides=from_here).status_code
        for number in range(ALLOWED * 8)
    ]
    assert codes.count(201) == ALLOWED
    assert set(codes) <= {201, 429, 404, 405, 308}


def spellings(at: str) -> list[str]:
    """One path in many ways."""
    spelt = [at, at.replace("guests", "%67uests"), at.replace("guests", "gue%73ts"), f"{at}?x=1", f"{at}#x"]
    spelt += [at.replace("/v1", "//v1"), at.replace("/v1", "/%2e/v1"), at.replace("/v1", "/x/../v1")]
    spelt += [at.replace("/v1", "/./v1"), f"{at}/", f"{at}//", f"{at}/.", f"{at}%2f", f"{at};x", f"{at}%00", f"{at}%20"]
    return [*spelt, at.upper(), at.replace("guests", "Guests"), at.replace("/v1/", "/V1/"), at.replace("/g", "%2Fg")]
