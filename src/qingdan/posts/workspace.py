"""A table of posts held against the workspace: its organs, and the 三定 its duties rest on."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import _, joined
from ..model.vocabulary import ListKind
from ..stats.roll import Roll
from .names import OrganNames
from .remark import Remark, note, warning
from .staff import StaffTable


def against_workspace(table: StaffTable, roll: Roll) -> Iterator[Remark]:
    """Hold organs and 三定 documents against the workspace."""
    names = OrganNames(roll)
    mandates = _mandates(roll)
    found: set[str] = set()
    for name, lines in table.by_organ().items():
        place = lines[0].place
        organ = names.find(name)
        if organ is None:
            yield warning(place, _("“{name}”不在机构名录里，或者不止一个。").format(name=name))
            continue
        found.add(organ)
        if names.is_gone(organ):
            yield warning(place, _("“{name}”在名录里已经撤销。").format(name=name))
        said = next((line.document for line in lines if line.document), "")
        if table.has_document and not said:
            yield warning(place, _("{name}没有写三定的文号。").format(name=name))
        known = mandates.get(organ, set())
        if said and known and not any(_same(said, one) for one in known):
            text = _("{name}的文号写“{said}”，职责清单里的三定是“{known}”。")
            listed = joined(sorted(known))
            yield warning(place, text.format(name=name, said=said, known=listed))
    if not table.has_document:
        yield note("", _("表里没有三定文号一列，核定数的出处没有核对。"))
    left = [names.name(one) for one in names.alike(found) if one not in found]
    if found and left:
        text = _("名录里同类的机构，表里没有 {count} 个：{names}。")
        yield note("", text.format(count=len(left), names=joined(left)))


def _mandates(roll: Roll) -> dict[str, set[str]]:
    """Return the 三定 documents that the duties list names, by organ."""
    found: dict[str, set[str]] = {}
    for one in roll.units:
        mandate = one.said.get("三定")
        document = mandate.get("文号") if isinstance(mandate, dict) else None
        if one.kind is ListKind.DUTIES and one.organ and isinstance(document, str):
            found.setdefault(one.organ, set()).add(document)
    return found


def _same(one: str, other: str) -> bool:
    """Whether two numbers of documents are the same but for brackets and blanks."""
    left, right = ("".join(c for c in text if c.isalnum()) for text in (one, other))
    return left == right


__all__ = ["against_workspace"]
