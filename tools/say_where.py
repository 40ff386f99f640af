"""Say where the published site is and how to open it, in Chinese and English."""

from __future__ import annotations

import sys
from pathlib import Path


def main(folder: Path) -> None:
    """Print the two ways to open the site in ``folder``."""
    home = (folder / "index.html").resolve()
    if not home.is_file():
        sys.exit(f"{home}: 没有生成网站 / the site was not made")
    pages = sum(1 for _ in folder.rglob("*.html"))
    print(f"\n网站在 / the site is in: {home.parent}  ({pages} 页 pages)")
    print(f"用浏览器打开 / open in a browser: {home.as_uri()}")
    print(
        "或在本机起一个服务 / or serve it on this machine:\n"
        f"  python3 -m http.server --bind 127.0.0.1 --directory {folder} 8000\n"
        "  → http://127.0.0.1:8000/"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
