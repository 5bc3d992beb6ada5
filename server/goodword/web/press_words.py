"""What is said when a press came without leave, in four languages: a sentence, and the number to type."""

WORDS = {
    "en": (
        "We could not tell that a person pressed. Please type the number and press again.",
        "The number is {number}",
    ),
    "ru": ("Мы не увидели, что нажал человек. Введите число и нажмите ещё раз.", "Это число {number}"),
    "uk": ("Ми не побачили, що натиснула людина. Введіть число й натисніть ще раз.", "Це число {number}"),
    "pl": ("Nie wiemy, czy nacisnął człowiek. Wpisz liczbę i naciśnij jeszcze raz.", "Ta liczba to {number}"),
}
