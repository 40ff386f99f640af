"""Why a load is empty: what the workspace lacks, what to write, and where that is described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..messages import _
from ..stats.roll import Roll
from .bearing import Burden, By
from .names import OrganNames
from .remark import Remark, note


def nothing_to_count(
    roll: Roll, by: By, names: OrganNames, found: Iterable[Burden]
) -> Iterator[Remark]:
    """Yield what is missing where nobody bears anything; nothing where somebody does."""
    burdens = list(found)
    if not burdens and by is By.TOWN:
        yield note(
            "",
            _(
                "机构名录里没有乡镇、街道：在 organs.yaml 里登记，性质写乡镇人民政府或者街道办事处"
                "（写法见 docs/format.md）；看部门用 --by organ。"
            ),
        )
        return
    if not burdens and by is By.UNIT and not names.has_units():
        yield note(
            "",
            _(
                "机构名录里没有科室：在 organs.yaml 的机构下写内设机构（写法见 docs/format.md）；"
                "看部门用 --by organ。"
            ),
        )
        return
    if any(one.matters for one in burdens):
        return
    where = {
        By.TOWN: _(
            "履职事项写在 fulfilment/，职责写在 duties/，赋权写在 delegations/，"
            "属地管理写在 territory/"
        ),
        By.ORGAN: _("职责写在 duties/，权力写在 powers/"),
        By.UNIT: _("职责的科室、权力的承办机构要写上科室"),
    }[by]
    yield note("", _("还没有可数的事项：{where}，写法见 docs/format.md。").format(where=where))
    pending = sum(one.is_draft for one in roll.items)
    if pending:
        yield note("", _("草案、审核中的 {count} 项不算。").format(count=pending))


__all__ = ["nothing_to_count"]
