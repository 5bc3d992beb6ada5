"""In English."""

STAFF_BY = {
    "address": "the address is on the shop’s list",
    "domain": "the address is of the shop’s own domain",
    "network": "it came from a network that the shop’s own server uses",
}

SENTENCES = {
    "links": "There are links in it ({count}): {found}. Words with links are read before they appear.",
    "contacts": "There are contact details in it ({count}): {found}. They are read before they appear.",
    "words": "There are words in it that many find offensive ({count}): {found}.",
    "promotion": "It asks readers to go somewhere else (signs: {count}), as advertising does.",
    "signs": "Several small signs come together ({count}): very short, in capitals, from a new visitor, or inviting "
    "elsewhere.",
    "duplicate": "{percent}% of it is the same as a review by somebody else.",
    "pace": "It is number {count} from the same writer within 24 hours; more than {limit} are read first.",
    "haste": "The writer’s last words came {seconds} seconds before; less than {limit} is faster than most write.",
    "network": "It is number {count} from the same network within a short time; more than {limit} are read first.",
    "burst": "{count} reviews like it came within 24 hours, where {usual} a day are usual. It is shown; it counts once "
    "somebody has looked at the wave.",
    "staff": "It is by somebody who belongs to the shop: {by}. It is shown as such and not counted.",
    "form_forged": "The form was not one of ours, or is from another shop. Please open it again.",
    "form_missing": "It did not come from our form, so we cannot tell how it was written.",
    "form_reused": "Another review was sent from the same form.",
    "form_fast": "The form was open for {seconds} seconds only; people need more than {limit}.",
    "form_old": "The form had been open for {hours} hours; after {limit} hours we look again.",
    "trap": "A field that people cannot see was filled in.",
    "overlap": "The writer has reviewed the same {products} products as {reviewers} others within two weeks.",
}
