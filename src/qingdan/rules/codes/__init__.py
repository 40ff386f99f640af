"""Rules about official codes (QD12x, QD39x).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

MODULES = ()
