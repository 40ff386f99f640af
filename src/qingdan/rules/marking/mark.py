"""One word that an item says."""

from __future__ import annotations

from ...model.finding import FieldPath

Mark = tuple[str, str, FieldPath]
"""What sort of word, the word, where it stands. Plain: tens of thousands cross processes."""
