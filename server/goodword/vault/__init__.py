"""Secrets that must be read back, encrypted at rest."""
