"""Rules on 属地管理责任清单 (QD251–259, QD376–379).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from types import ModuleType

MODULES: tuple[ModuleType, ...] = ()
