"""The networks of this installation, and what each of them may use."""

import uuid
from collections.abc import Mapping

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import select

from goodword.accounts import sealing
from goodword.accounts.models import NetworkApp, Registration
from goodword.lib.addresses import addresses
from goodword.lib.db import session
from goodword.lib.errors import NotFound
from goodword.lib.outbound import Outbound
from goodword.lib.signing import signer
from goodword.networks.contract import App, Client, Network, Tools
from goodword.shops import queries as shops
from goodword.shops import settings

BY_BOT = {"telegram"}
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class Peers:
    """``connect`` is called once by wiring: the networks by name, and the way out of the house."""

    http: Outbound

    def __init__(self) -> None:
        self.known: Mapping[str, Network] = {}

    def connect(self, known: Mapping[str, Network], http: Outbound) -> None:
        """These are all."""
        self.known, self.http = known, http

    def of(self, name: str) -> Network:
        """The network of this name.

        :raises NotFound: there is none.
        """
        if name not in self.known:
            raise NotFound("There is no such network")
        return self.known[name]

    def offered(self, shop_id: uuid.UUID) -> list[Network]:
        """Those that the shop wants and that need no application, or for which it has brought one."""
        wanted = select(NetworkApp.network).where(NetworkApp.shop_id == shop_id)
        brought = set(session().scalars(wanted))
        said = settings.value(shops.by_id(shop_id).settings, "post_networks").split()
        chosen = [self.known[name] for name in said if name in self.known] if said != ["all"] else self.known.values()
        return [each for each in chosen if not each.needs_app or each.name in brought]

    def offers(self, shop_id: uuid.UUID, name: str) -> bool:
        """Whether the shop lets its shoppers post there."""
        return any(each.name == name for each in self.offered(shop_id))

    def told(self, shop_id: uuid.UUID) -> list[Network]:
        """Those of which the shop's people hear: all but the demo's own, where that is not theirs."""
        offered = self.offered(shop_id)
        return [each for each in self.known.values() if each in offered or not getattr(each, "is_of_demo", False)]

    def bot_of(self, shop_id: uuid.UUID, name: str) -> str | None:
        """The bot that she makes an administrator of her channel first; None where there is no such thing."""
        if name not in BY_BOT:
            return None
        mine = (NetworkApp.shop_id == shop_id) & (NetworkApp.network == name)
        return session().scalar(select(NetworkApp.client_id).where(mine))

    def tools(self, shop_id: uuid.UUID, name: str, host: str | None) -> Tools:
        """What calls for this shop go out with; read in the open transaction, used after it."""
        return Tools(http=self.http, client=self.client, app=_app_of(shop_id, name) or _registered(name, bare(host)))

    def tells_hosts_apart(self, name: str) -> bool:
        """Whether a subject of this network is somebody else at another host."""
        return getattr(self.known.get(name), "subjects_of_host", False)

    @property
    def client(self) -> Client:
        """Who we are where no approval is asked for."""
        return Client("Goodword", addresses.public_url, client_key())


def back_of(network: str, host: str = "") -> str:
    """Where the network, or one server of its many, sends her browser."""
    return addresses.of(f"/link/back/{network}" + (f"/{host}" if host else ""))


def bare(typed: str | None) -> str:
    """The server in what she has typed: ``https://social.test/@anna``, ``@anna@social.test`` or its name alone."""
    named = (typed or "").strip().lower().removeprefix("https://").partition("/")[0]
    return named.rpartition("@")[2]


def client_key() -> bytes:
    """The installation's own EC key: made from the signing key, so that every process has the same one."""
    scalar = int.from_bytes(signer.derive("client key", b"P-256")) % (P256_ORDER - 1) + 1
    key = ec.derive_private_key(scalar, ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _app_of(shop_id: uuid.UUID, name: str) -> App | None:
    row = session().scalar(select(NetworkApp).where(NetworkApp.shop_id == shop_id, NetworkApp.network == name))
    return App(row.client_id, sealing.opened(row)) if row else None


def _registered(name: str, host: str) -> App | None:
    there = (Registration.network == name) & (Registration.host == host)
    returns = Registration.back.in_([back_of(name), back_of(name, host)])
    row = session().scalar(select(Registration).where(there, returns))
    return App(**sealing.opened_json(row)) if row else None


peers = Peers()
