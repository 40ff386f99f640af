"""Rules about organs, their names and their units (QD36x to QD38x).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

MODULES = ()
