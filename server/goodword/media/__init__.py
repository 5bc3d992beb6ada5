"""Photos: taken in, decoded in a child with limits, kept in sizes, served, swept."""
