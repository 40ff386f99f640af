"""Rules about what must not be public (QD70x).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

MODULES = ()
