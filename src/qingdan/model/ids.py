"""The forms of permanent ids, without the models that hold them."""

from __future__ import annotations

import re
from typing import Final

ITEM_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{7,}")
"""The stem of an item's file."""

ORGAN_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
"""An organ in ``organs.yaml``, and the folder of its lists."""
