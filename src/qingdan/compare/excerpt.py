"""Two long texts cut to the same few words around where they begin to differ.

For a record that a person reads: what is cut away shows as ……, and the two sides are never alike.
"""

from __future__ import annotations

LONGEST = 60
"""Characters of a text that are kept, the marks of what is left out not counted."""
CONTEXT = 16
"""Characters kept before the first difference."""
GAP = "……"


def excerpts(before: str, after: str, longest: int = LONGEST) -> tuple[str, str]:
    """Return both texts on one line, each with ``longest`` characters at most.

    An empty text stays empty. Texts that differ in white space alone are cut as they are, or one
    would not see the difference.
    """
    old, new = _line(before), _line(after)
    if old == new and before != after:
        old, new = before, after
    if max(len(old), len(new)) <= longest:
        return old, new
    start = max(0, _common(old, new) - CONTEXT) if old and new else 0
    return _cut(old, start, longest), _cut(new, start, longest)


def _line(text: str) -> str:
    return " ".join(text.split())


def _common(left: str, right: str) -> int:
    """Return how many characters two texts begin with in common."""
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return place
    return min(len(left), len(right))


def _cut(text: str, start: int, longest: int) -> str:
    if len(text) <= longest:
        return text
    start = min(start, len(text) - longest)
    end = start + longest
    return f"{GAP if start else ''}{text[start:end]}{GAP if end < len(text) else ''}"


__all__ = ["GAP", "LONGEST", "excerpts"]
