"""Shoppers' accounts at social networks: how they are linked, what may be posted there, and how they are let go."""
