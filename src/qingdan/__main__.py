"""``python -m qingdan``."""

from .cli import main

# Worker processes that are spawned, not forked, import this module again.
if __name__ == "__main__":
    main()
