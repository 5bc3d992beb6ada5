"""The tenant: its keys, the origins that may write, and its settings. Knows nothing of reviews."""
