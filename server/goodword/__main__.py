"""The command ``goodword``, and ``python -m goodword``."""

import gc

# What is loaded stays loaded: looking for garbage among it costs a fifth of a command's start.
gc.disable()

from goodword.cli import main  # noqa: E402 - after that

gc.freeze()
gc.enable()

if __name__ == "__main__":
    main()
