"""“How reviews are checked” in English."""

WORDS = {
    "thousands": ",",
    "title": "How reviews are checked",
    "lead": "Where the reviews at {shop} come from, what happens to them, and what stays hidden. The program "
    "writes this page itself, from the shop’s settings and today’s counts.",
    "published": "reviews published",
    "imported": "of them imported",
    "incentivized": "of them rewarded",
    "hidden": "reviews hidden",
    "who": "Who may write",
    "who_purchase": "Anyone may write a review, with or without a purchase: buying is not a condition, and a "
    "review written here is not checked against orders unless it carries the badge “Verified buyer”.",
    "who_confirmed": "Every writer gives an e-mail address, and we check that it is theirs: the review appears "
    "only after they have pressed the button behind a link mailed to that address. One address has one review "
    "of a product; a second one replaces the first, and the earlier version is kept on record.",
    "who_anyone": "Every writer gives an e-mail address, but this shop does not ask them to prove that it is theirs.",
    "before": "Before a review appears",
    "before_at_once": "A review appears without the shop looking at it first, unless one of the rules below holds "
    "it. {shop} may read it afterwards, "
    "and may hide it only for one of the reasons listed below.",
    "before_check": "{shop} looks at every review before it appears, praise and criticism alike, and may keep "
    "it back only for one of the reasons listed below.",
    "blind": "The stars play no part.",
    "unchangeable": "The program never looks at them when it decides whether a review appears or waits, and "
    "there is no setting that would make it. The shop cannot change the stars, the words, the name, the date "
    "or the badges of a review. What it can do is reply, in public and under its own name.",
    "taken_count": "Names and pictures taken away from their writers so far: {count}.",
    "taken_away": "For the same reasons it may take away a name or a picture, never words or stars; the writer sees "
    "why.",
    "badges": "What the badges mean",
    "verified_buyer": "Verified buyer",
    "verified_buyer_means": "There is a record that the writer bought this product. If the review is imported "
    "as well, the record is the earlier system’s.",
    "email_confirmed": "E-mail confirmed",
    "email_confirmed_means": "The writer has shown that the e-mail address is theirs. It says nothing about a "
    "purchase.",
    "imported_badge": "Brought over from earlier reviews",
    "imported_badge_means": "The review was taken over from another system, with what that system said about "
    "it. Those claims have not been checked again.",
    "points": "Received points for this review",
    "points_means": "The writer received points or another thank-you for the review. Whatever is given here is "
    "the same for five stars as for one.",
    "staff_badge": "From the shop itself",
    "staff_badge_means": "The writer belongs to the shop. The review is shown and counts in no average.",
    "expert_badge": "Expert",
    "expert_badge_means": "The shop has invited the writer for what she knows. She is not its staff, and decides "
    "herself what she writes.",
    "not_counted": "Not counted in the rating",
    "not_counted_means": "A rule leaves it out of the average; a wave counts once somebody has looked at it.",
    "average": "How the average is made",
    "average_means": "It is the plain mean of all published ratings of the product. Each counts once and the "
    "same: old or new, with words or without, imported or written here, rewarded or not. Hidden reviews do not "
    "count, nor do those marked as not counted.",
    "order": "In which order reviews stand",
    "order_means": "The reader chooses; until then the most helpful stand first. Nobody can pay for a place or "
    "pin a review to the top.",
    "helpful": "Most helpful",
    "helpful_means": "First those that most readers have marked as helpful; among equals, those with words, "
    "then the newest.",
    "newest": "Newest",
    "newest_means": "By date. Reviews whose date is unknown stand last.",
    "highest": "Highest rated",
    "highest_means": "From five stars down to one; among equals, the newest first.",
    "lowest": "Lowest rated",
    "lowest_means": "From one star up to five; among equals, the newest first.",
    "hiding": "What is hidden, and why",
    "hiding_means": "{shop} may hide a review only for one of these reasons. Each time it is recorded who did "
    "it, when and why. An opinion, however hard, is not a reason.",
    "reason": "Reason",
    "hidden_now": "Hidden now",
    "together": "Together",
    "spam": "Advertising or spam",
    "offensive": "Insults, hatred or threats",
    "off_topic": "Not about the product",
    "personal_data": "Somebody’s personal data",
    "not_genuine": "Not a genuine experience with the product",
    "duplicate": "The same review twice",
    "legal": "Against the law, or ordered by a court or an authority",
    "flags": "Every reader can report a review. What is reported stays visible until the shop has looked at it "
    "and decided. Three reports by different readers open a case for it.",
    "group": "Products that share their reviews",
    "group_means": "Variants of one product may share their reviews: each review then says which product it "
    "is of, and the average is that of all of them. A review never moves to another product. "
    "{shop} can put products together where their names or article numbers show that they are"
    " one; for the following it gave a reason instead.",
    "group_none": "Variants of one product may share their reviews: each review then says which product it "
    "is of, and the average is that of all of them. A review never moves to another product, "
    "and products are put together only where their names or article numbers show that they "
    "are one.",
    "group_what": "What was put together",
}
