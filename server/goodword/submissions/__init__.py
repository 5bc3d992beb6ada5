"""A text on its way, for every kind that is words only: sent, confirmed, screened, shown, improved, taken back."""
