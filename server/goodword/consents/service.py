"""Writing down what somebody allows, or takes back."""

import uuid

from goodword.consents import queries
from goodword.consents.models import Consent
from goodword.consents.purposes import PURPOSES, digest_of
from goodword.lib import clock, ids
from goodword.lib.db import session
from goodword.lib.errors import Conflict


def decide(
    *, shop_id: uuid.UUID, guest_id: uuid.UUID, purpose: str, given: bool, locale: str, version: int | None = None
) -> Consent:
    """Her decision, with the text that she read. Saying the same of the same text again adds nothing.

    :raises Conflict: ``version`` is not of the present text; she has to read that first.
    """
    asked = PURPOSES[purpose]
    if version not in {None, asked.version}:
        raise Conflict(f"The text of this consent is at version {asked.version} now")
    before = queries.newest(shop_id, guest_id).get(purpose)
    if before is not None and (before.given, before.text_version) == (given, asked.version):
        return before
    lang, text = asked.text(locale)
    decided = Consent(
        shop_id=shop_id,
        id=ids.new(),
        guest_id=guest_id,
        purpose=purpose,
        text_version=asked.version,
        digest=digest_of(text),
        locale=lang,
        given=given,
        at=clock.now(),
    )
    session().add(decided)
    session().flush()
    return decided
