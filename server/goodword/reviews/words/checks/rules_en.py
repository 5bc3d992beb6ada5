"""The rules that look at reviews. In English."""

RULES = {
    "rules": "Which rules look at reviews",
    "rules_means": "The same rules look at every review, and none of them looks at the stars, but for the one about "
    "waves, which treats up and down alike. A rule never deletes: it holds a review until a person has read it, or "
    "shows it without counting it, and it tells the writer why.",
    "rule_text": "What is written",
    "rule_text_means": "Links, telephone numbers and addresses, calls to go elsewhere, and insults on a word list "
    "are held. Plain grumbling is not.",
    "rule_copies": "Copies",
    "rule_copies_means": "A text of {similar_words} words or more that is the same as somebody else’s is held.",
    "rule_pace": "Pace",
    "rule_pace_means": "More than {reviews_a_day} reviews by one writer in 24 hours, or two within "
    "{seconds_between} seconds, are held.",
    "rule_network": "One network",
    "rule_network_means": "More than {network_product_day} reviews of a product, or {network_shop_day} in the shop, "
    "from one network in 24 hours are held. Networks are kept as keyed hashes for 30 days, addresses never.",
    "rule_wave": "Waves",
    "rule_wave_means": "When {burst_least} or more reviews, all high or all low, come in 24 hours and that is far "
    "from usual, the later ones are shown but not counted until a person has looked.",
    "rule_own": "The shop’s own people",
    "rule_own_means": "Reviews from the shop’s own addresses, domain or server network are shown as such and never "
    "counted. The shop cannot change that.",
    "rule_form": "The form",
    "rule_form_means": "A review that was written in less than {fastest_seconds} seconds, in a form older than "
    "{slowest_hours} hours, or without our form is held.",
    "rule_circle": "Circles",
    "rule_circle_means": "Writers without a proven purchase who, {overlap_reviewers} or more of them, have reviewed "
    "the same {overlap_products} products within two weeks are held.",
    "what_rules_did": "What the rules have done",
    "number": "Reviews",
    "judged_held": "Held for a person to read",
    "judged_left_out": "Shown, not counted",
    "judged_refused": "Refused",
    "of_them": "because of {rule}",
    "decided_in": "Half of all cases were decided within {hours} hours.",
    "none_decided": "No case has been decided yet.",
    "rules_version": "The rules are at version {version}.",
    "rule_names": {
        "links": "links",
        "contacts": "contact details",
        "words": "offensive words",
        "promotion": "calls to go elsewhere",
        "signs": "several small signs",
        "duplicate": "a copy",
        "pace": "pace",
        "haste": "haste",
        "network": "one network",
        "burst": "a wave",
        "staff": "the shop’s own people",
        "form_forged": "a foreign form",
        "form_missing": "a missing form",
        "form_reused": "a form used twice",
        "form_fast": "a form filled in too fast",
        "form_old": "a form left open too long",
        "trap": "a hidden field",
        "overlap": "a circle of writers",
    },
}
