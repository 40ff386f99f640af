"""Rules on 部门联动办事规则清单 (QD281–284, QD385–389).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from types import ModuleType

MODULES: tuple[ModuleType, ...] = ()
