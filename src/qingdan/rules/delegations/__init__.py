"""Rules on 赋权事项清单 (QD261–269, QD472–489).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from types import ModuleType

MODULES: tuple[ModuleType, ...] = ()
