"""A person's own data: told to her whole, forgotten when she asks, and kept no longer than is written here."""
