"""Work done later: a row that commits with its cause, Huey to carry its id, a sweep for what got lost."""
