"""Rules about how texts are written (QD50x to QD54x).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

MODULES = ()
