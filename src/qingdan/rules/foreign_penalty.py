"""Penalties that a quoted provision leaves to another organ: the business licence.

Only the registrar revokes a 营业执照 (市场监督管理部门, formerly 工商行政管理部门); a provision
that gives the rest of the penalty to another department says 由…吊销营业执照. 提请…吊销 is what
that department does itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .itemview import BasisView
from .references import Mention

LICENCE = "licence"
REGISTRARS = re.compile("市场监督|市场监管|工商|登记机关|审批")
"""Names of organs that may keep the register of businesses."""
_REVOKED = re.compile(
    r"(?<!提请)(?<!提请原发照的)由(?:原登记的|原发照的|县级以上)?"
    r"(?:工\s?商\s?行\s?政\s?管\s?理|市场监督管理)(?:部门|机关|局)?(?:依法)?吊销(?:其)?营业执照"
)


def foreign_penalties(bases: Iterable[BasisView]) -> Iterator[Mention]:
    """Yield a mark for every 原文 in which the registrar revokes the business licence."""
    for basis in bases:
        if basis.quote and "营业执照" in basis.quote and (found := _REVOKED.search(basis.quote)):
            yield f"{LICENCE}:{found[0]}", (*basis.path, "原文")
