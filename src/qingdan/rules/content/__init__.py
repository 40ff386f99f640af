"""Rules about slips that real lists hold (QD55x to QD59x).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

MODULES = ()
