"""For whom a site is made."""

from __future__ import annotations

from enum import StrEnum


class SiteAudience(StrEnum):
    """``PUBLIC`` sees what the law opens; ``INTERNAL`` is the office's own working site."""

    PUBLIC = "public"
    INTERNAL = "internal"
