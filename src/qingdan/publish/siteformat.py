"""In which form a site is made."""

from __future__ import annotations

from enum import StrEnum


class SiteFormat(StrEnum):
    """The same content in three forms.

    ``HTML`` is the site; ``MARKDOWN`` a tree for a forge; ``FRAGMENTS`` parts to be pasted into a
    platform that others run.
    """

    HTML = "html"
    MARKDOWN = "markdown"
    FRAGMENTS = "fragments"
