"""The demo shop: thirteen products and the reviews written for them, or a real file."""
