"""People and their words for the simulator: every text here is written for it, each seed says the same again."""

import random

OPENINGS = (
    "Bought it in the spring and use it every morning.", "A present from my sister, unpacked on the same evening.",
    "My second one after the first fell from the shelf.", "I had doubts because of the price, and they are gone.",
    "It came two days early and well wrapped.", "I waited a month before I wrote this.",
    "We have it at the office now.", "I looked for one like this for a long time.",
    "Not what I had expected from the pictures.", "It does what a kettle must do.",
)  # fmt: skip
MIDDLES = (
    "The handle stays cool even when the water boils", "The lid closes with a soft click that I like",
    "It holds enough for four large cups", "The spout drips a little if you pour slowly",
    "The colour is a shade darker than on my screen", "It is louder than the old one, but quicker too",
    "The base slides on a wet table", "I can see the water level from both sides",
    "Cleaning takes a minute with a bit of vinegar", "The cable could be half a metre longer",
)  # fmt: skip
MORE = (
    "and my father asked where I found it", "which matters in a small kitchen", "and that was the reason to choose it",
    "though I got used to it within a week", "so I would choose the larger size next time",
    "and nobody at home complains any more", "but the shop answered my question at once",
    "and after three months nothing is loose", "which I only noticed in daylight", "so it stays on the table all day",
)  # fmt: skip
PLACES = (
    "the harbour",
    "our garden",
    "a third floor",
    "the caravan",
    "my workshop",
    "a boat",
    "the old mill",
    "school",
)
THINGS = (
    "porridge",
    "green tea",
    "coffee at night",
    "soup for one",
    "mint",
    "cocoa",
    "noodles",
    "rooibos",
    "hot lemon",
)
ENDS = (
    "I would take it again.", "Four cups a day and no complaint.", "Not perfect, good enough for me.",
    "If it lasts two years I am content.", "I sent one to my aunt as well.", "Shame about the box.",
    "Worth the wait.", "It could be cheaper.", "That is all I wanted.", "We drink more tea now.",
)  # fmt: skip
NAMES = ("Anna", "Boris", "Vera", "Olena", "Piotr", "Maja", "Ivan", "Ruth", "Tom", "Aino", "Luis", "Nadia")


class Voices:
    """A seeded crowd: whoever asks gets a new person, or new words."""

    def __init__(self, seed: str) -> None:
        self.dice = random.Random(seed)
        self.number = 0

    def email(self, domain: str = "example.com") -> str:
        self.number += 1
        return f"{self.dice.choice(NAMES).lower()}.{self.number}@{domain}"

    def words(self) -> str:
        """An own text of 25 words or so; the parts meet in a thousand ways, and small words differ."""
        pick = self.dice.choice
        sentences = [pick(OPENINGS), f"{pick(MIDDLES)}, {pick(MORE)}.", f"{pick(MIDDLES)}, {pick(MORE)}.", pick(ENDS)]
        self.dice.shuffle(sentences)
        often = self.dice.randint(2, 40)
        own = f"In {pick(PLACES)} we make {pick(THINGS)} with it, {often} times a week by {pick(NAMES)}."
        return " ".join([*sentences[: self.dice.randint(2, 4)], own])

    def network(self) -> str:
        return f"{self.dice.randint(20, 99)}.{self.dice.randint(0, 255)}.{self.dice.randint(0, 255)}.0/24"

    def stars(self) -> int:
        """As people give them: mostly high, some low."""
        return self.dice.choices((1, 2, 3, 4, 5), (6, 5, 10, 24, 55))[0]
