"""One file a format. A reader turns a file into rows; it never guesses."""
