"""A complaint of ``qingdan.appearance`` as a finding."""

from __future__ import annotations

from ...appearance.complaint import Complaint
from ..rule import RawFinding


def said(complaint: Complaint) -> RawFinding:
    """Return the finding; in files that are no YAML it knows its line and column already."""
    place = None if complaint.at else (complaint.line, complaint.column)
    return RawFinding(
        complaint.slug,
        complaint.file,
        complaint.message,
        complaint.hint,
        complaint.at,
        place=place,
    )
