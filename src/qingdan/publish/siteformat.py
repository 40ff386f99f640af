"""In which form a site is made."""

from __future__ import annotations

from enum import StrEnum


class SiteFormat(StrEnum):
    """``HTML`` is the site; ``MARKDOWN`` is the same content for a forge or another generator."""

    HTML = "html"
    MARKDOWN = "markdown"
