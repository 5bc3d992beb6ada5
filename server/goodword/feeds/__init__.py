"""Posts in shoppers' own feeds: what is offered, what she agrees to, and how it gets there once and no more."""
