"""The question on the catalogues of the levels above."""

from __future__ import annotations

from ...conform.conforming import Standing, conform
from ...conform.differing import Differs, Same
from ...conform.matters import read_catalogue
from ...conform.uppers import chosen_uppers, kinds_of, open_upper
from ...messages import _
from ..answer import Answer, Desk


def differs(desk: Desk, about: str) -> Answer:
    """Where our list and the catalogues that ``qingdan.yaml`` names say different things.

    Raises ``QingdanError`` where it names none, or one cannot be opened.
    """
    declared = chosen_uppers(desk.inventory.workspace, None)
    uppers = [open_upper(desk.root, one) for one in declared]
    kinds = {kind for one in declared for kind in kinds_of(one)}
    found = conform(read_catalogue(desk.snapshot, kinds), uppers, tuple(Same))
    rows = []
    words = _words()
    for one in found.findings:
        matter = one.ours or one.theirs
        change = one.difference
        rows.append(
            (
                one.upper,
                matter.name if matter else None,
                matter.id if matter else None,
                words[one.kind],
                str(change.before) if change else None,
                str(change.after) if change else None,
            )
        )
    columns = (_("上级清单"), _("事项"), _("事项编号"), _("哪里不同"), _("我们的"), _("上级的"))
    note = _("逐字对照、照着改，看 qingdan conform。")
    return Answer(_("与上级清单的不同"), columns, tuple(rows), note)


def _words() -> dict[str, str]:
    return {
        Differs.NAME: _("名称"),
        Differs.TYPE: _("类型"),
        Differs.CODE: _("编码"),
        Differs.BASES: _("依据"),
        Differs.PLACES: _("依据的款项"),
        Standing.NOT_ABOVE: _("上级清单里没有"),
        Standing.REPEALED_ABOVE: _("上级已经废止"),
        Standing.SEVERAL: _("上级有几个相像的"),
        Standing.TORN: _("编码和名称对不上"),
        Standing.ONLY_ABOVE: _("只有上级清单有"),
    }
