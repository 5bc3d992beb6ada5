"""What the room takes and gives."""

from typing import Any

from marshmallow import fields, pre_dump, validate

from goodword.accounts.rules import ADDRESS_MAX, HOST_MAX, ID_PREFIX, LINKING_PREFIX, NETWORK_MAX, ZONE_MAX
from goodword.web.schema import Address, In, Line, Moment, Out, Shown, TrueOrFalse, Whole

HOUR = validate.Range(0, 23)


class NetworkOut(Out):
    """A network that this shop offers; where it ``asks_host``, she types her server or handle first.

    ``bot`` is what she makes an administrator of her channel before.
    """

    name = fields.String(required=True)
    title = fields.String(required=True)
    asks_host = fields.Boolean(required=True)
    bot = fields.String(required=True, allow_none=True)


class AccountOut(Out):
    """A linked account, what she chose for it, and when nothing is posted there."""

    id = Shown(ID_PREFIX, required=True)
    network = fields.String(required=True)
    handle = fields.String(required=True)
    url = fields.String(required=True, allow_none=True)
    review = fields.Boolean(required=True)
    answer = fields.Boolean(required=True)
    comment = fields.Boolean(required=True)
    quiet_from = fields.Integer(required=True, allow_none=True)
    quiet_until = fields.Integer(required=True, allow_none=True)
    time_zone = fields.String(required=True, allow_none=True)
    linked_at = Moment(required=True)


class EndedOut(Out):
    """An account that has ended without her; ``reason`` is the network's own word for it."""

    id = Shown(ID_PREFIX, required=True)
    network = fields.String(required=True)
    handle = fields.String(required=True)
    reason = fields.String(required=True, allow_none=True)
    ended_at = Moment(required=True, allow_none=True)


class AccountsOut(Out):
    """Hers, those that have ended without her, and which networks there are."""

    data = fields.List(fields.Nested(AccountOut), required=True)
    ended = fields.List(fields.Nested(EndedOut), required=True)
    networks = fields.List(fields.Nested(NetworkOut), required=True)


class AccountChoiceIn(In):
    """Which kinds are offered to her, and her quiet hours (0 to 23, of her time zone)."""

    review = TrueOrFalse(required=True)
    answer = TrueOrFalse(required=True)
    comment = TrueOrFalse(required=True)
    quiet_from = Whole(load_default=None, allow_none=True, validate=HOUR)
    quiet_until = Whole(load_default=None, allow_none=True, validate=HOUR)
    time_zone = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=ZONE_MAX))


class LinkingIn(In):
    """Which account: the network, for some her server or handle, and the page that she comes back to."""

    network = fields.String(required=True, validate=validate.Length(max=NETWORK_MAX))
    host = Line(longest=HOST_MAX, load_default=None, allow_none=True)
    page = Address(longest=ADDRESS_MAX, required=True)


class LinkingAskedOut(Out):
    """Her page sends her browser to ``url`` by a form (POST) within ten minutes; it is shown this once."""

    id = Shown(LINKING_PREFIX, required=True)
    url = fields.String(required=True)
    expires_at = Moment(required=True)


class LinkingOut(Out):
    """How it stands: ``waiting``, ``done`` with the account, or ``failed`` with a word that says why."""

    id = Shown(LINKING_PREFIX, required=True)
    state = fields.String(required=True, metadata={"enum": ["waiting", "done", "failed"]})
    reason = fields.String(required=True, allow_none=True)
    account_id = Shown(ID_PREFIX, required=True, allow_none=True)

    @pre_dump
    def in_three_words(self, row: Any, **_: Any) -> dict[str, Any]:
        """What is between the beginning and the end is waiting to her page."""
        state = row.state if row.state in {"done", "failed"} else "waiting"
        return {"id": row.id, "state": state, "reason": row.reason, "account_id": row.account_id}


class BroughtBackIn(In):
    """What her browser has brought back to the page, behind the mark ``#goodword-link=``."""

    word = fields.String(required=True, validate=validate.Length(max=200))
