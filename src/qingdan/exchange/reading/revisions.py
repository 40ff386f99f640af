"""What becomes of tracked changes of a Word document."""

from __future__ import annotations

from enum import StrEnum


class Revisions(StrEnum):
    """Which of the two texts of a document with tracked changes is read: never a mixture."""

    ACCEPT = "accept"
    """What was put in is read, what was struck out is not."""
    REJECT = "reject"
    """The document as it was before."""
