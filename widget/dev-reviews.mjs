/** Made-up reviews, as uneven as real ones: long, short, angry, without words, without a date. */
const review = (number, rating, title, text, more = {}) => ({
  id: `rev_dev${number}`, version: 1, rating, title, text, author: null, locale: "en", created_at: null, edited_at: null, badges: [], helpful: 0, media: [], reply: null, comments_count: number === 1 ? 6 : 0, ...more,
})

const long = `I have boiled water in eleven kettles over thirty years and kept notes on most of them, so bear with me.

It arrived in a plain box with no plastic at all, which I liked. The handle stays cool, the lid opens wide enough for a hand with a sponge, and the spout pours in one thin line that does not wander. For pour-over coffee that is most of what matters.

What I would change: the base has no place to wind the cord, and the whistle, though quieter than on my last one, still wakes the dog. The inside showed a little lime after three weeks. Citric acid and twenty minutes, and it was gone.

Would I buy it again? Yes. I did, in fact, for my sister.

She says hello.`

const kettle = [
  review(1, 5, "Still my favourite after a winter", "I bought it in November and have used it nearly every day since. It pours without dripping, and the handle has never been too hot to hold. I was between the two sizes and took the larger one, which was right.", { author: "Olena K.", created_at: "2026-03-12T10:00:00Z", badges: ["verified_buyer"], helpful: 24, reply: { author: "Tea House", text: "Thank you, Olena. The spring colours arrive on Monday; we have put one aside for you.", created_at: "2026-03-13T09:00:00Z" } }),
  review(2, 3, "Good, but the lid catches", "Good material and a fair price. The lid caught twice in the first week. Support answered in an hour and sent a new one.", { author: "Marek", created_at: "2026-03-02T10:00:00Z", badges: ["verified_buyer", "incentivized"], helpful: 9, edited_at: "2026-03-09T10:00:00Z" }),
  review(3, 5, "Лёгкий и тихий", "Взяла побольше, не пожалела. Цвет как на фото, закипает быстро, не шумит.", { author: "Анна П.", locale: "ru", created_at: "2026-02-26T10:00:00Z", badges: ["verified_buyer", "email_confirmed"], helpful: 4 }),
  review(4, 1, "BROKE IN A WEEK!!!", "Rubbish. Leaked all over the oak worktop on day six and nobody answered the phone for three days. Avoid.", { author: "D.", created_at: "2026-02-20T10:00:00Z", helpful: 7, badges: ["email_confirmed"] }),
  review(5, 4, "Long, but you asked", long, { author: "Winifred Ashcombe-Harrowgate of Lower Biddlestone", created_at: "2026-01-14T10:00:00Z", badges: ["verified_buyer"], helpful: 3 }),
  review(6, 4, null, null, { author: "Piotr", created_at: "2026-01-09T10:00:00Z", badges: ["imported"] }),
  review(7, 2, "Не моє", "Гарний, але важкий. Для мами не підійшов.", { locale: "uk", badges: ["imported"] }),
  review(8, 5, "Solidny czajnik", "Po pół roku jak nowy. Polecam.", { author: "Kasia W.", locale: "pl", created_at: "2025-12-02T10:00:00Z", badges: ["verified_buyer"] }),
  review(9, 5, null, "Great", { author: "Tom", created_at: "2025-11-29T10:00:00Z" }),
  review(10, 3, "<img src=x onerror=alert(1)>", "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa <b>bold?</b>", { author: "مريم", created_at: "2025-11-20T10:00:00Z" }),
]

const more = Array.from({ length: 41 }, (_, at) =>
  review(100 + at, [5, 5, 4, 5, 3, 5, 4][at % 7], ["As described", "Happy with it", null][at % 3], at % 4 ? "Does what it should. The pour is steady and it cleans easily." : null, { author: ["Ira", "Jan", "Sofia", "Lars"][at % 4], created_at: `2025-${String(10 - (at % 9)).padStart(2, "0")}-11T10:00:00Z`, badges: at % 2 ? ["verified_buyer"] : [] }),
)

export const products = { kettle: [...kettle, ...more], lamp: kettle.slice(0, 3), cup: [], scarf: [kettle[3]] }

const written = (at, status, why, can) => ({ kind: "review", product: { ref: "kettle", name: ["Kettle, 1.2 l", "Linden honey", "A tray of oak for four cups and a pot"][at % 3], url: at ? "/" : null }, review: kettle[at], status, why, can })

const why = (rule, text) => ({ rule, text })
const asked = { kind: "question", product: { ref: "kettle", name: "Kettle, 1.2 l", url: "/" }, status: "published", why: [], can: ["edit", "withdraw"], words: { id: "que_dev2", text: "Can I put it on an induction hob?", details: "It is an old hob from 2009.", author: { name: "Olena K." }, locale: "en", created_at: "2026-03-12T10:00:00Z", edited_at: null } }
const answered = { ...asked, kind: "answer", status: "held", why: [why("links", "There are links in it (1): example.com. Answers with links are read before they appear.")], words: { id: "ans_dev9", text: "Only the steel one, see example.com.", author: { name: "Olena K." }, locale: "en", created_at: "2026-03-13T10:00:00Z", edited_at: null } }

/** What somebody sees of herself. */
export const mine = {
  question: [asked],
  answer: [answered],
  comment: [],
  review: [
  written(0, "published", [], ["edit", "withdraw"]),
  written(1, "held", [why("links", "There are links in it (1): example.com. Reviews with links are read before they appear.")], ["edit", "withdraw"]),
  written(2, "unconfirmed", [], ["edit", "withdraw"]),
  written(4, "hidden", [why("hidden", "Somebody’s personal data")], ["withdraw"]),
  written(5, "withdrawn", [], ["edit", "restore"]),
  ],
}
const allowing = (purpose, text, given) => ({ purpose, text, version: 1, given, decided_version: null, at: null })
export const consents = (kind) => [
  ...(kind === "shopper" ? [allowing("public_profile", "Everybody may see a page with my name, my picture and my published reviews.", true), allowing("asking", "The shop may send me letters that ask what I think of what I have bought.", null)] : []),
  allowing("reuse", "The shop may show my words and photos outside its product pages too, such as in adverts, with the name that I chose.", false),
]
export const me = (kind) =>
  kind === "shopper"
    ? { kind, name: "Olena K.", initials: "OK", avatar: null, badges: ["verified", "expert"], public: true, profile: "/u/1", email_hint: "o•••@example.com", how: "email", proven_until: null }
    : { kind, name: null, initials: "", avatar: null, badges: [], public: false, profile: null, email_hint: null, how: "guest", proven_until: null }
