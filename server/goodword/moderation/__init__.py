"""Judging what shoppers write: rules over features, verdicts with their numbers, cases for a person to decide."""
