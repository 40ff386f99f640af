"""``python -m qingdan``."""

from .cli import main

main()
