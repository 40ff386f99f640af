"""What is wrong with something of one's own, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.finding import FieldPath


@dataclass(frozen=True, slots=True)
class Complaint:
    """A problem at a place of a file.

    ``slug`` is the name of the rule that documents it. In a YAML file ``at`` is the path of the
    value that is wrong; elsewhere ``line`` and ``column`` (from 1, in code points) are.
    """

    slug: str
    file: str
    message: str
    hint: str
    at: FieldPath = ()
    line: int = 1
    column: int = 1
