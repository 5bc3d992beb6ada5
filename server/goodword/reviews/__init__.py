"""Reviews of products: written, confirmed, published, hidden with a reason, replied to, read."""
