"""Who did what to what, and why. Rows are written beside the deed and never changed."""
