"""Tools that know nothing of the trade."""
