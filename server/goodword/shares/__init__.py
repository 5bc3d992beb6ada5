"""Sharing: links for every network, and the public page and the picture that they lead to."""
