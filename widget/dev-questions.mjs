/** Made-up questions, as uneven as real ones. */
const person = (name, kind = "shopper", more = {}) => ({ name, initials: (name ?? "?")[0], kind, title: null, avatar: null, profile: null, ...more })
const answer = (number, author, text, more = {}) => ({ id: `ans_dev${number}`, text, author, created_at: "2026-03-14T10:00:00Z", edited_at: null, helpful: 0, accepted: false, labels: [], comments_count: number === 2 ? 6 : 0, ...more })
const question = (number, author, text, more = {}) => ({
  id: `que_dev${number}`, text, details: null, author, created_at: "2026-03-12T10:00:00Z", edited_at: null, state: "open", closed_because: null, helpful: 0, answers_count: more.answers?.length ?? 0, answers: [], accepted: null, url: `/q/que_dev${number}`, labels: [], ...more,
})

const kettle = [
  question(1, person("Marta"), "Does the spout drip when the kettle is full?", {
    state: "answered", helpful: 14, answers_count: 4, accepted: "ans_dev1",
    answers: [
      answer(1, person("Olena, Tea House", "staff"), "No. The lip is turned outwards by two millimetres, and up to the mark on the inside it pours in one thin line. Above the mark it may lose a drop or two.", { accepted: true, helpful: 9 }),
      answer(2, person("Winifred A.", "owner", { profile: "/u/1" }), "Mine never has, in fourteen months of daily use.", { helpful: 4, edited_at: "2026-03-16T10:00:00Z" }),
    ],
  }),
  question(2, person("Jan", "shopper", { profile: "/u/2" }), "Can I put it on an induction hob?", {
    state: "answered", helpful: 6, details: "It is an old hob from 2009 and it refuses some of my pans.\nThe bottom of the kettle looks like copper in the pictures.",
    answers: [answer(3, person("Dr. Nina Sorel", "expert", { title: "Ceramics engineer" }), "Only the steel one: copper does not answer to induction. A disc between the two would work, slowly.", { helpful: 2 })],
  }),
  question(3, person("Ірина"), "Чи є запасна кришка?", { state: "waiting", helpful: 1, asked_back: "Для якої моделі: на літр чи на два?" }),
  question(4, person(null), "<img src=x onerror=alert(1)> Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa <b>bold?</b>", { labels: ["shop_staff"] }),
  question(5, person("Tom"), "When does the blue one come back?", { state: "closed", closed_because: "discontinued", helpful: 3 }),
  question(6, person("مريم"), "هل يناسب الموقد الكهربائي؟", {}),
]
const more = Array.from({ length: 12 }, (_, at) => question(20 + at, person(["Ira", "Lars", "Sofia"][at % 3]), ["How heavy is it?", "How long does it take for a litre?", "Is the handle cool?"][at % 3]))
const all = { kettle: [...kettle, ...more], lamp: kettle.slice(0, 1) }

export function questions(path, query) {
  if (path.endsWith("/answers")) return { data: [...kettle[0].answers, answer(7, person("Kasia W."), "At the very top it does. Fill it to the mark."), answer(8, person("D."), "Mine does.")], next: null }
  const one = kettle.find(({ id }) => path.endsWith(id))
  if (one) return one
  const list = all[query.get("product")] ?? []
  const words = query.get("q")?.toLowerCase()
  const found = list.filter(({ text }) => !words || text.toLowerCase().includes(words))
  const from = Number(query.get("cursor") ?? 0)
  const to = from + Number(query.get("limit") ?? 10)
  return { data: found.slice(from, to), next: to < found.length ? String(to) : null, count: list.length, unanswered: 3, usually_hours: list.length > 3 ? 3 : null }
}

export function known(query) {
  const words = query.get("q").toLowerCase()
  if (!kettle.some(({ text }) => text.toLowerCase().includes(words.split(" ").at(-1)))) return { questions: [], reviews: [] }
  return { questions: kettle.slice(0, 2).map(({ id, text, answers, answers_count, url }) => ({ id, text, answers_count, url, answer: answers[0].text })), reviews: [{ id: "rev_dev1", rating: 5, author: "Olena K.", excerpt: "It pours without dripping, and the handle has never been too hot to hold." }] }
}

const said = (number, author, text, more = {}) => ({ id: `cmt_dev${number}`, text, author, locale: "en", created_at: "2026-03-15T10:00:00Z", edited_at: null, helpful: 0, labels: [], answers: null, ...more })
const comment = (number, author, text, replies = [], more = {}) => ({ ...said(number, author, text, more), replies, replies_count: replies.length + (more.left ?? 0), replies_next: more.left ? "more" : null })
const thread = [
  comment(1, person("Marek"), "Fourteen months and no lime at all? How hard is your water?", [
    said(2, person("Winifred A."), "Soft. I am in the hills.", { helpful: 2, answers: { id: "cmt_dev1", name: "Marek" } }),
    said(3, person("Tea House", "staff"), "With hard water it needs citric acid about once a month.", { answers: { id: "cmt_dev1", name: "Marek" } }),
  ], { left: 1, helpful: 3 }),
  comment(4, person(null), "<b>Thanks</b>, that decided it."),
  comment(5, person("Dr. Nina Sorel", "expert", { title: "Ceramics engineer" }), "The turned lip is the reason: the water has an edge to leave from."),
]

export function comments(path, query) {
  if (path.endsWith("/replies")) return { data: [said(9, person("Olga"), "Same here.", { answers: { id: "cmt_dev2", name: "Winifred A." } })], next: null }
  return { count: 6, data: query.get("sort") === "newest" ? thread.toReversed() : thread, next: null }
}
