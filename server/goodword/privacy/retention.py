"""How long everything about people is kept, and what then: this table is what the nightly job reads.

Each line: room, table, its columns that say something of a person, why, how long, what then. A table that is in neither
of the two lists here does not pass the tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

HERE = "privacy.forget_old"
DELETED, EMPTIED = "the row is deleted", "the columns are emptied"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Kept:
    """Columns of one table. Without ``days`` they are kept until she asks for erasure; ``since`` says from when.

    ``only`` narrows it to rows of some states; ``by`` is the job that does it.
    """

    room: str
    table: str
    columns: str
    why: str
    days: float | None = None
    then: str = DELETED
    since: str = ""
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by: str = HERE

    @property
    def names(self) -> list[str]:
        """The columns one by one."""
        return self.columns.split()


KEPT: tuple[Kept, ...] = (
    Kept("shoppers", "shoppers", "email name locale ref guest_id joined_to slug former_names former_emails",
         "to know her again, and what speaks of her"),
    Kept("shoppers", "guests", "digest joined_to", "her key to what she wrote"),
    Kept("shoppers", "proofs", "email name locale guest_id digest", "to say how it stands", 30, DELETED, "expires_at"),
    Kept("shoppers", "shopper_bearers", "shopper_id digest", "a day it opens, a week it says that it ended", 7, DELETED,
         "expires_at", {}, "shoppers.forget_old"),
    Kept("shoppers", "assertions", "jti digest", "so that none is taken twice", 1 / 24, DELETED, "expires_at", {},
         "shoppers.forget_words"),
    Kept("shoppers", "purchases", "shopper_id order_ref product_ref", "to say that she bought what she speaks of"),
    Kept("shoppers", "sign_ins", "email guest_id shopper_id origin digest link_digest code", "a letter on its way", 1,
         DELETED, "expires_at", {}, "signing_in.forget_old"),
    Kept("shoppers", "experts", "shopper_id email name title topics", "the shop has invited her by name"),
    Kept("consents", "consents", "guest_id digest", "to show what she allowed, when, and in which words"),
    Kept("staff", "staff", "email name password totp", "to know who works for the shop; the owner removes her"),
    Kept("staff", "staff_roles", "staff_id role", "what she may do; the owner removes her"),
    Kept("staff", "staff_passkeys", "staff_id credential public_key name", "her way in"),
    Kept("staff", "staff_recovery_codes", "staff_id digest", "her way in when the others are lost"),
    Kept("staff", "staff_sessions", "staff_id digest device", "where she is signed in", 30, DELETED, "expires_at", {},
         "staff.forget_old"),
    Kept("staff", "staff_steps", "staff_id digest data", "her way in, half done", 1 / 24, DELETED, "expires_at", {},
         "staff.forget_old"),
    Kept("staff", "staff_invitations", "email digest invited_by", "a link on its way", 30, DELETED, "expires_at", {},
         "staff.forget_old"),
    Kept("reviews", "reviews", "shopper_id guest_id author_name title text search source_id content_hash order_line_id",
         "her words, as long as she wants them here"),
    Kept("reviews", "reviews", "text", "words that nobody has seen", 30, DELETED, "received_at",
         {"status": ("unconfirmed", "replaced")}, "reviews.forget_unseen"),
    Kept("reviews", "replies", "text", "the shop's answer may name her; it goes or stays with her words"),
    *(
        Kept("submissions", table, f"shopper_id guest_id author_name {words} search source_id order_line_id",
             "her words, as long as she wants them here")
        for table, words in (("questions", "text details asked_back"), ("answers", "text"), ("comments", "text"))
    ),
    *(
        Kept("submissions", table, "text", "words that nobody has seen", 30, DELETED, "received_at",
             {"status": ("unconfirmed",)}, "submissions.forget_unseen")
        for table in ("questions", "answers", "comments")
    ),
    Kept("attribution", "links", "guest_id token network", "what she shared, and where; it leads on without her name"),
    Kept("fields", "field_values", "value", "part of her review"),
    Kept("contributions", "revisions", "said", "to show what was changed", 365, DELETED, "replaced_at"),
    Kept("contributions", "votes", "id", "one vote a voter"),
    Kept("contributions", "flags", "id", "one flag a voter"),
    Kept("contributions", "flags", "note", "for whoever looks at it", 365, EMPTIED, "at"),
    Kept("media", "photos", "guest_id token digest", "part of her review"),
    Kept("media", "photos", "token", "a photo that no review uses", 2, DELETED, "moved_at",
         {"state": ("arriving", "waiting", "gone")}, "media.sweep"),
    Kept("moderation", "sightings", "identity guest_id network wide_network form", "velocities look back so far", 30,
         DELETED, "at", {}, "moderation.forget_old"),
    Kept("moderation", "network_keys", "secret", "its hashes say nothing any more when it is gone", 30, DELETED,
         "created_at", {}, "moderation.forget_old"),
    Kept("moderation", "key_networks", "network", "to know the shop's own people", 30, DELETED, "last_on", {},
         "moderation.forget_old"),
    Kept("moderation", "overlaps", "identity graph", "found anew each hour", 1 / 24, DELETED, "found_at", {},
         "moderation.find_overlaps"),
    Kept("moderation", "fingerprints", "identity guest_id sketch", "to know a copy, as long as the text is here"),
    Kept("moderation", "fingerprint_bands", "band", "to know a copy, as long as the text is here"),
    Kept("moderation", "verdicts", "numbers", "why it was judged so, as long as the text is here"),
    Kept("moderation", "cases", "numbers decided_by", "why it was decided so, as long as the text is here"),
    Kept("moderation", "insiders", "address", "the shop's own list of its people; only the shop changes it"),
    Kept("exchange", "import_pictures", "url", "not to fetch it twice, as long as the review is here"),
    Kept("letters", "letters", "to context error sender_name", "to see what has left; its words go when it does", 30,
         DELETED, "changed_at", {"state": ("sent", "dead", "told")}),
    Kept("letters", "letter_readers", "email choices stopped_because", "which letters she wants"),
    Kept("letters", "letter_bounces", "email status", "to see that letters do not reach her", 90, DELETED, "at"),
    Kept("jobs", "jobs", "payload error", "to see what was done", 7, DELETED, "due_at", {"state": ("done",)},
         "jobs.sweep"),
    Kept("jobs", "jobs", "payload error", "to mend and try again", 30, DELETED, "due_at", {"state": ("dead",)}),
    Kept("promises", "promise_letters", "person_id", "not to ask her twice; her link works so long", 90, DELETED,
         "written_at"),
    Kept("accounts", "accounts", "guest_id subject handle host url scopes sealed limits network time_zone",
         "to post where she allows it; the secrets go when it ends"),
    Kept("accounts", "linkings", "guest_id state_digest word_digest sealed back network host", "on its way", 1 / 24,
         DELETED, "expires_at", {}, "accounts.forget_old"),
    Kept("accounts", "removals", "sealed network host", "to take away at a network what she does not want there", 14,
         DELETED, "made_at", {}, "accounts.sweep"),
    Kept("feeds", "posts", "guest_id text link remote_id remote_url error wish deed digest voice template network "
         "left_before", "to say where it stands, and to take it away"),
    Kept("feeds", "posts", "text", "offered, and she has not wanted it", 30, DELETED, "planned_at",
         {"state": ("planned", "undone")}),
    Kept("web", "kept_answers", "id key asked body", "a request sent twice gets one answer", 1, DELETED, "created_at",
         {}, "idempotency.forget_old"),
    Kept("tries", "tries", "who", "limits look back so far; a keyed hash", 1 / 24, DELETED, "until", {},
         "tries.forget_old"),
    Kept("tries", "try_keys", "secret", "its hashes say nothing any more when it is gone", 30, DELETED, "created_at",
         {}, "tries.forget_old"),
    Kept("audit", "audit", "actor reason details", "who did what and why; of an erased person no name is in it"),
    Kept("snapshots", "snapshots", "body", "what pages show, finished; dropped when what it shows is erased"),
    Kept("privacy", "personal_exports", "shopper_id guest_id file", "for her to load", 1, DELETED, "asked_at", {},
         "privacy.sweep"),
    Kept("privacy", "erasures", "who asked_by", "emptied in the transaction that forgets her"),
)  # fmt: skip

NOT_PERSONAL: Mapping[str, str] = {
    "products": "things", "product_refs": "names of things", "product_groups": "things that belong together",
    "shops": "the shop itself", "origins": "addresses of its pages", "api_keys": "its server's keys",
    "identity_secrets": "by what it vouches", "mail_ways": "its own mail server", "dkim_keys": "what signs its letters",
    "fields": "what it asks", "field_products": "of which things", "field_tallies": "sums of many people's answers",
    "network_apps": "the shop's own applications", "registrations": "as what other servers know us",
    "breakers": "networks that rest", "voices": "in which words the shop speaks",
    "promises": "when a question is to be answered",
    "link_opens": "how often links were opened", "product_pictures": "of things, as the shop shows them",
    "hours": "dates that the shop announces",
    "question_sums": "how many questions a thing has", "question_figures": "how fast the shop answers",
    "incentives": "kinds of thanks", "shop_words": "words it wants to look at", "imports": "how far a file has come",
    "periodic_runs": "when a job ran", "review_photos": "the order of photos",
}  # fmt: skip

NEUTRAL = frozenset((
    "shop_id", "id", "kind", "state", "status", "locale", "source", "collection_method", "verification_level", "how",
    "closed_because", "accepted_by",
    "author_kind", "moderation_reason", "withdrawn_from", "not_counted_because", "rule", "outcome", "opened_by",
    "decision", "reason", "on_kind",
    "verb", "target_kind", "message_id", "traceparent", "name", "purpose", "why", "author", "key", "at", "role",
))  # fmt: skip
"""Columns whose words say nothing of a person, wherever they stand: closed lists, and ids of the house."""
