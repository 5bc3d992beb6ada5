"""People of the shop's side: who they are, which shops they look after, and how they sign in."""
