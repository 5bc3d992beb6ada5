"""What every kind of words takes and gives."""

from typing import Any

from marshmallow import fields, post_load, validate

from goodword.contributions.rules import FLAG_REASONS, HIDE_REASONS
from goodword.moderation.rules import OUTCOMES, RULE_NAMES
from goodword.shoppers.schemas import AvatarOut
from goodword.submissions import rules
from goodword.web.schema import LOCALE, Address, Form, In, Line, Moment, Number, Out, Paragraphs

NAME_MAX, NOTE_MAX = 80, 500
STATUSES = ("published", "held", "unconfirmed", "hidden", "withdrawn")
SENT_STATUSES = ("unconfirmed", "held", "published")


class FactsIn(In):
    """What the page says of the product."""

    name = Line(longest=300, allow_none=True)
    url = Address(longest=2000, allow_none=True)
    image = Address(longest=2000, allow_none=True)
    gtin = fields.String(allow_none=True, validate=Form(r"^[0-9]{8,14}$", error="A GTIN has 8 to 14 digits."))


class FormIn(In):
    """What a form sends along: when it was opened, a field that people do not see, and work if it was asked for."""

    token = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))
    trap = fields.String(load_default="", validate=validate.Length(max=500))
    proof = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))


class WriterIn(In):
    """Who says it, in which language, and with which form."""

    name = Line(longest=NAME_MAX, required=True)
    locale = fields.String(allow_none=True, load_default=None, validate=LOCALE)
    form = fields.Nested(FormIn, load_default=lambda: FormIn().load({}))

    @post_load
    def short_locale(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Keep the language alone."""
        data["locale"] = data["locale"] and data["locale"].split("-")[0].lower()
        return data


class NewIn(WriterIn):
    """Something new. A guest gives her address; a shopper's is known already."""

    email = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=254))


class WhyOut(Out):
    """What a rule found, in a sentence with the numbers that it compared."""

    rule = fields.String(required=True, metadata={"enum": RULE_NAMES})
    text = fields.String(required=True)


class FindingOut(WhyOut):
    """The same for the shop, with the numbers by name and the table of rules that was in force."""

    outcome = fields.String(required=True, metadata={"enum": OUTCOMES})
    numbers = fields.Dict(required=True)
    rules_version = fields.Integer(required=True)
    at = Moment(required=True)


class WordsImprovedOut(Out):
    """How it stands with words sent again."""

    id = fields.String(required=True, metadata={"pattern": "^[a-z]{3}_[0-9a-f]{32}$"})
    status = fields.String(required=True, metadata={"enum": SENT_STATUSES})
    why = fields.List(fields.Nested(WhyOut), required=True)


class WordsRestoredOut(WordsImprovedOut):
    """How it stands with words that she has put back; what was hidden is hidden again."""

    status = fields.String(required=True, metadata={"enum": STATUSES})


class WordsSubmittedOut(WordsImprovedOut):
    """How it stands with words just sent."""

    email_hint = fields.String(required=True, allow_none=True)


class VoteIn(In):
    """A vote says nothing but itself."""


class VoteOut(Out):
    """The number of votes now, and whether hers is among them."""

    helpful = fields.Integer(required=True)
    voted = fields.Boolean(required=True)


class FlagIn(In):
    """Why the shop should look at it."""

    reason = fields.String(required=True, validate=validate.OneOf(FLAG_REASONS))
    note = Paragraphs(longest=NOTE_MAX, allow_none=True, load_default=None)


class FlagOut(Out):
    """The flag as taken."""

    reason = fields.String(required=True, metadata={"enum": FLAG_REASONS})


class NothingIn(In):
    """No words are needed."""


class HideIn(In):
    """Why it is hidden."""

    reason = fields.String(required=True, validate=validate.OneOf(HIDE_REASONS))


class AuthorOut(Out):
    """Who wrote it, and who she is to the product."""

    name = fields.String(required=True, allow_none=True)
    initials = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": rules.ROLES})
    title = fields.String(required=True, allow_none=True)
    avatar = fields.Nested(AvatarOut, required=True, allow_none=True)
    profile = fields.String(required=True, allow_none=True, metadata={"format": "uri"})


class IncentiveOut(Out):
    """What was given for it."""

    kind = fields.String(required=True)


class WordsOut(Out):
    """What every kind of words shows."""

    text = fields.String(required=True)
    author = fields.Nested(AuthorOut, required=True)
    locale = fields.String(required=True, allow_none=True)
    created_at = Moment(required=True, allow_none=True)
    edited_at = Moment(required=True, allow_none=True)
    helpful = fields.Integer(required=True)
    labels = fields.List(fields.String(metadata={"enum": rules.LABELS}), required=True)
    incentive = fields.Nested(IncentiveOut, required=True, allow_none=True)


class ManagedOut(Out):
    """What the shop sees beside any words."""

    version = fields.Integer(required=True)
    status = fields.String(required=True, metadata={"enum": STATUSES})
    moderation_reason = fields.String(required=True, allow_none=True)
    counted = fields.Boolean(required=True)
    not_counted_because = fields.String(required=True, allow_none=True)
    why = fields.List(fields.Nested(FindingOut), required=True)
    received_at = Moment(required=True)
    published_at = Moment(required=True, allow_none=True)


class WordsQueueQuery(In):
    """Which words the shop wants to see."""

    status = fields.String(load_default="published", validate=validate.OneOf(STATUSES))
    limit = Number(load_default=20, validate=validate.Range(1, 100))
    cursor = fields.String(validate=validate.Length(max=400))
