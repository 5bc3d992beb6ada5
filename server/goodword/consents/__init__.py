"""What somebody has allowed, and taken back: each time a row of its own, with the text that she read."""
