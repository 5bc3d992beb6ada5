"""What search engines read: a plain HTML fragment for the page, and JSON-LD beside it."""
