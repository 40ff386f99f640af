"""Rules on 履行职责事项清单 (QD271–279, QD380–384).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from types import ModuleType

MODULES: tuple[ModuleType, ...] = ()
