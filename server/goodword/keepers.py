"""Which rooms keep something about people, and how each tells it and forgets it. ``wiring`` hands this on."""

from collections.abc import Mapping

from goodword.accounts import personal as of_accounts
from goodword.attribution import personal as of_attribution
from goodword.audit import personal as of_audit
from goodword.comments import personal as of_comments
from goodword.consents import personal as of_consents
from goodword.contributions import personal as of_contributions
from goodword.exchange import personal as of_exchange
from goodword.feeds import personal as of_feeds
from goodword.hours import personal as of_hours
from goodword.jobs import personal as of_jobs
from goodword.letters import personal as of_letters
from goodword.lib.people import Keeps
from goodword.media import personal as of_media
from goodword.moderation import personal as of_moderation
from goodword.privacy import personal as of_privacy
from goodword.promises import personal as of_promises
from goodword.reviews import personal as of_reviews
from goodword.shoppers import personal as of_shoppers
from goodword.submissions import personal as of_words
from goodword.web import personal as of_web

PERSONAL_DATA: Mapping[str, Keeps] = {
    "privacy": Keeps(of_privacy.collect, of_privacy.erase),
    "feeds": Keeps(of_feeds.collect, of_feeds.erase),
    "accounts": Keeps(of_accounts.collect, of_accounts.erase),
    "exchange": Keeps(of_exchange.collect, of_exchange.erase),
    "promises": Keeps(of_promises.collect, of_promises.erase),
    "hours": Keeps(of_hours.collect, of_hours.erase),
    "comments": Keeps(of_comments.collect, of_comments.erase),
    "submissions": Keeps(of_words.collect, of_words.erase),
    "reviews": Keeps(of_reviews.collect, of_reviews.erase),
    "attribution": Keeps(of_attribution.collect, of_attribution.erase),
    "consents": Keeps(of_consents.collect, of_consents.erase),
    "contributions": Keeps(of_contributions.collect, of_contributions.erase),
    "moderation": Keeps(of_moderation.collect, of_moderation.erase),
    "media": Keeps(of_media.collect, of_media.erase),
    "letters": Keeps(of_letters.collect, of_letters.erase),
    "jobs": Keeps(of_jobs.collect, of_jobs.erase),
    "web": Keeps(of_web.collect, of_web.erase),
    "audit": Keeps(of_audit.collect, of_audit.erase),
    "shoppers": Keeps(of_shoppers.collect, of_shoppers.erase),
}
"""What each room keeps about people: the rooms above first, and last those whose rows the others name."""
