"""How often somebody may try what guards a secret: rows, so that all processes count together."""
