"""The demo shop: twelve products and the reviews written for them, or a real file."""
