"""Fields of the shop's own: what it asks beside the stars, what was answered, and what the answers add up to."""
