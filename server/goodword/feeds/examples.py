"""Words to show a template with."""

PRODUCTS = {
    "en": "Kettle “Heron”",
    "ru": "Чайник «Цапля»",
    "uk": "Чайник «Чапля»",
    "pl": "Czajnik „Czapla”",
}
WORDS = {
    "en": "It pours exactly where I look, and stays quiet while it boils. My old one never managed either.",
    "ru": "Льёт точно туда, куда смотришь, и кипит тихо. Старый не умел ни того, ни другого.",
    "uk": "Ллє точно туди, куди дивишся, і кипить тихо. Старий не вмів ані того, ані того.",
    "pl": "Leje dokładnie tam, gdzie patrzę, i gotuje po cichu. Stary nie umiał ani jednego, ani drugiego.",
}
