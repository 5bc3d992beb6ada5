"""Finished bytes of hot reads: one row per product and kind, fresh while its version is the product's."""
