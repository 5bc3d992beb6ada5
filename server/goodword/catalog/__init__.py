"""The shop's products, the refs that name them, and what their reviews add up to."""
