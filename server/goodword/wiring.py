"""The one map: which routes there are, who listens to what, which jobs run and when.

Reading it is reading how the house works. It is the only file that knows all rooms.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from flask import Blueprint

from goodword.accounts import doors as to_accounts
from goodword.accounts import linking, removals
from goodword.accounts import reactions as accounts_reactions
from goodword.accounts.events import AccountEnded, AccountsJoined
from goodword.accounts.models import Account, Linking, NetworkApp, Registration, Removal
from goodword.accounts.peers import peers
from goodword.attribution import reactions as attribution_reactions
from goodword.catalog import doors as to_catalog
from goodword.catalog import shelf as shelves
from goodword.catalog.rules import NO_RATING, rating
from goodword.comments import doors as to_comments
from goodword.comments.events import CommentPublished
from goodword.comments.kinds import COMMENT
from goodword.comments.reactions import on_review_replaced
from goodword.consents import reactions as consents_reactions
from goodword.consents.routes import api as consents
from goodword.contributions.events import WordsMoved
from goodword.dashboard.cases import pages as cases_desk
from goodword.demo import doors as to_demo
from goodword.demo.square import Square
from goodword.exchange.jobs import fetch_pictures
from goodword.feeds import doors as to_feeds
from goodword.feeds import reactions as feeds
from goodword.feeds.outbox import outbox
from goodword.fields import doors as to_fields
from goodword.hours import doors as to_hours
from goodword.hours import gate
from goodword.hours import jobs as hours_jobs
from goodword.hours.events import HourTurned
from goodword.jobs.queue import enqueue, queue
from goodword.keepers import PERSONAL_DATA
from goodword.letters import service as letters
from goodword.letters.manners import shops as letter_shops
from goodword.letters.models import DkimKey, MailWay
from goodword.lib.compact import to_bytes
from goodword.lib.db import writing
from goodword.lib.events import Event, Reaction, at_once, exchange, later
from goodword.lib.outbound import Outbound
from goodword.media import doors as to_media
from goodword.media import jobs as media
from goodword.media import reactions as media_reactions
from goodword.moderation import doors as to_moderation
from goodword.moderation import jobs as moderation_jobs
from goodword.moderation import reactions as moderation_reactions
from goodword.moderation.events import CaseDecided, CaseOpened
from goodword.networks import registry
from goodword.notices import commenting, conversing, digests, posting, reviewing
from goodword.notices import doors as to_notices
from goodword.operations.routes import pages as operations
from goodword.privacy import doors as to_privacy
from goodword.privacy import erasing, packing
from goodword.privacy import forgetting as retention
from goodword.privacy import jobs as privacy
from goodword.profiles import doors as to_profiles
from goodword.profiles.pictures import picture_of
from goodword.promises import doors as to_promises
from goodword.promises import jobs as promises
from goodword.promises import reactions as promising
from goodword.questions import doors as to_questions
from goodword.questions import events as asking
from goodword.questions import pages as question_pages
from goodword.questions import usual
from goodword.questions.gates import gates
from goodword.questions.kinds import ANSWER, QUESTION
from goodword.questions.queries import Wish as QuestionWish
from goodword.reviews import doors as to_reviews
from goodword.reviews import forgetting, reactions
from goodword.reviews import pages as review_pages
from goodword.reviews.events import ReviewHidden, ReviewPublished, ReviewReplaced, ReviewReplied
from goodword.reviews.queries import Wish
from goodword.seo import doors as to_seo
from goodword.shares import doors as to_shares
from goodword.shares import keeping, pictures
from goodword.shoppers import bearers, exchanging, experts, faces, signing_in
from goodword.shoppers import doors as to_shoppers
from goodword.shoppers.events import EmailProven, ExpertChanged, GuestJoined, ShoppersJoined
from goodword.shoppers.models import IdentitySecret
from goodword.shops import loader, manners, settings
from goodword.shops import queries as shops
from goodword.shops.routes import pages as loader_file
from goodword.snapshots.questions import LARGEST_LIMIT
from goodword.snapshots.service import Kind
from goodword.staff import jobs as staff_jobs
from goodword.staff.routes import PAGES as STAFF_PAGES
from goodword.staff.seals import COLUMNS as STAFF_SEALED
from goodword.submissions import forgetting as words_forgetting
from goodword.submissions import reactions as words
from goodword.submissions.events import WordsHidden
from goodword.submissions.kinds import Kind as KindOfWords
from goodword.submissions.kinds import kinds
from goodword.tries import service as tries
from goodword.vault import rotation
from goodword.vault.rotation import SealedColumn
from goodword.web import idempotency
from goodword.web.health import pages as health

DOORS = (
    *(to_catalog, to_reviews, to_moderation, to_fields, to_media, to_shoppers, to_profiles, to_privacy, to_seo),
    *(to_questions, to_promises, to_notices, to_comments, to_hours, to_shares, to_accounts, to_feeds),
    to_demo,
)
API: Sequence[Any] = (*(api for room in DOORS for api in room.API), consents)
PAGES: Sequence[Blueprint] = (
    *(pages for room in DOORS for pages in room.PAGES),
    *(loader_file, health, operations, cases_desk, *STAFF_PAGES),
)

REACTIONS: Mapping[type[Event], Sequence[Reaction]] = {
    EmailProven: [at_once(reactions.on_email_proven), at_once(words.on_email_proven), at_once(experts.accept)],
    ExpertChanged: [at_once(reactions.on_expert_changed), at_once(words.on_expert_changed)],
    GuestJoined: [
        *(at_once(each.on_guest_joined) for each in (reactions, words, media_reactions, moderation_reactions)),
        *(at_once(each.on_guest_joined) for each in (consents_reactions, attribution_reactions)),
        *(at_once(each.on_guest_joined) for each in (accounts_reactions, feeds)),
    ],
    ShoppersJoined: [at_once(each.on_shoppers_joined) for each in (reactions, words, promising)],
    ReviewReplaced: [at_once(on_review_replaced)],
    CaseDecided: [at_once(reactions.on_case_decided), at_once(words.on_case_decided)],
    asking.QuestionPublished: [at_once(promising.on_question_changed)],
    asking.QuestionClosed: [at_once(promising.on_question_changed), at_once(conversing.on_question_closed)],
    asking.QuestionReopened: [at_once(promising.on_question_changed)],
    asking.DetailsAsked: [at_once(promising.on_question_changed), at_once(conversing.on_details_asked)],
    asking.DetailsGiven: [at_once(promising.on_question_changed)],
    asking.AnswerPublished: [
        at_once(promising.on_question_changed),
        at_once(conversing.on_answer_published),
        at_once(feeds.on_answer_published),
    ],
    asking.AnswerAccepted: [at_once(promising.on_question_changed), at_once(conversing.on_answer_accepted)],
    WordsHidden: [at_once(conversing.on_words_hidden)],
    CaseOpened: [later(reviewing.on_case_opened)],
    CommentPublished: [at_once(commenting.on_comment_published), at_once(feeds.on_comment_published)],
    ReviewPublished: [at_once(feeds.on_review_published)],
    WordsMoved: [at_once(promising.on_words_moved), at_once(feeds.on_words_moved)],
    AccountEnded: [at_once(feeds.on_account_ended)],
    AccountsJoined: [at_once(feeds.on_accounts_joined)],
    ReviewHidden: [at_once(reviewing.on_review_hidden)],
    ReviewReplied: [at_once(reviewing.on_review_replied)],
}
HEARD_BY_NO_ONE: Mapping[type[Event], str] = {
    HourTurned: "pages ask by themselves; who asked to be told has had a letter",
}

WORDS: Sequence[KindOfWords] = (QUESTION, ANSWER, COMMENT)
"""Every kind that is words only; where one stands on another, the lower first."""


def _react(**put_off: Any) -> None:
    with writing():
        exchange.run(**put_off)


OUTBOUND = Outbound()
"""The only way out of the house; whoever calls a host that somebody named is handed this."""

TIMED: Mapping[str, tuple[str, Callable[..., None]]] = {
    "feeds.sweep": ("*", outbox.sweep),
    "accounts.sweep": ("*", removals.sweep),
    "accounts.forget_old": ("*", linking.forget_old),
    "hours.turn": ("*", hours_jobs.turn),
    "letters.sweep": ("*", letters.sweep),
    "notices.send_digests": ("5", digests.send_digests),
    "notices.tell_of_waiting": ("5", posting.tell_of_waiting),
    "jobs.sweep": ("*", queue.sweep),
    "promises.keep": ("*", promises.keep),
    "media.sweep": ("23", media.sweep),
    "shares.forget_unseen": ("29", keeping.forget_unseen),
    "idempotency.forget_old": ("7", idempotency.forget_old),
    "shoppers.forget_old": ("11", bearers.forget_old),
    "shoppers.forget_words": ("13", exchanging.forget_old),
    "moderation.forget_old": ("17", moderation_jobs.forget_old),
    "moderation.find_overlaps": ("37", moderation_jobs.find_overlaps),
    "staff.forget_old": ("43", staff_jobs.forget_old),
    "tries.forget_old": ("47", tries.forget_old),
    "signing_in.forget_old": ("53", signing_in.forget_old),
    "reviews.forget_unseen": ("43", forgetting.forget_unseen),
    "questions.measure": ("3", usual.measure),
    "submissions.forget_unseen": ("41", words_forgetting.forget_unseen),
    "privacy.sweep": ("*/15", privacy.sweep),
    "privacy.forget_old": ("13", retention.forget_old),
}
"""Jobs that come by themselves: at which minutes of every hour (cron), and what is done."""
JOBS: Mapping[str, Callable[..., None]] = {
    "reactions.run": _react,
    "letters.send": letters.send,
    "exchange.fetch_pictures": partial(fetch_pictures, OUTBOUND),
    "shares.fetch_picture": partial(pictures.fetch, OUTBOUND),
    "privacy.export": partial(packing.export, PERSONAL_DATA),
    "privacy.erase": partial(erasing.erase, PERSONAL_DATA),
    "feeds.send": outbox.send,
    "accounts.remove": removals.work_off,
    **{name: job for name, (_, job) in TIMED.items()},
}
SCHEDULE: Mapping[str, str] = {name: minutes for name, (minutes, _) in TIMED.items()}


def _first_page(limit: int) -> Kind:
    return Kind(
        f"reviews:{limit}",
        shelves.many,
        lambda shelf: to_bytes(review_pages.of_shelf(shelf, Wish(), limit=limit)),
        keeps=lambda shelf: settings.value(shops.by_id(shelf.shop_id).settings, "per_page") == limit,
    )


SNAPSHOTS: Mapping[str, Callable[[], Kind]] = {
    "rating": lambda: Kind("rating", shelves.many, lambda shelf: to_bytes(rating(shelf.histogram))),
    "reviews": lambda: Kind("reviews", shelves.many, lambda shelf: to_bytes(review_pages.of_shelf(shelf, Wish()))),
    **{f"reviews:{limit}": partial(_first_page, limit) for limit in range(1, LARGEST_LIMIT + 1)},
    "questions": lambda: Kind(
        "questions", shelves.many, lambda shelf: to_bytes(question_pages.of_shelf(shelf, QuestionWish()))
    ),
    "loader": lambda: Kind(loader.kind(), shops.many, loader.build),
}
UNKNOWN_PRODUCT: Mapping[str, bytes] = {
    "rating": to_bytes(NO_RATING),
    "reviews": to_bytes(review_pages.NO_PAGE),
    "questions": to_bytes(question_pages.NO_PAGE),
    **{f"reviews:{limit}": to_bytes(review_pages.NO_PAGE) for limit in range(1, LARGEST_LIMIT + 1)},
}

SEALED: Sequence[SealedColumn] = (
    *(SealedColumn(IdentitySecret, "sealed"), *STAFF_SEALED),
    *(SealedColumn(each, "sealed") for each in (Account, Linking, NetworkApp, Registration, Removal)),
    *(SealedColumn(MailWay, "smtp_url"), SealedColumn(DkimKey, "sealed")),
)
"""Every column that the vault seals: ``goodword keys rotate`` seals them anew."""


_installed = cache(registry.installed)


def connect() -> None:
    """Give the rooms below their tables: once in each process, after the database is open."""
    exchange.connect(REACTIONS, enqueue)
    rotation.connect(SEALED)
    faces.pictures.connect(picture_of)
    kinds.connect(WORDS)
    letter_shops.connect(manners.of)
    gates.connect(may_ask=gate.may_ask, may_answer=gate.may_answer, hour_of=gate.told_of)
    peers.connect({**_installed().networks, Square.name: Square()}, OUTBOUND)
    queue.open(JOBS, SCHEDULE)
