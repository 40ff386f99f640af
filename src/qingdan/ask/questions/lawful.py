"""Questions on the law behind items."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.parsing import citations
from ...law.citing.rendering import render
from ...law.facts import Rank
from ...messages import _, in_one, joined
from ...model.item import Basis
from ...model.power import Power
from ...model.vocabulary import Status
from ...rules.law.ranks import possible_ranks
from ...rules.run import Options, validate
from ...store.inventory import Entry
from ..answer import Answer, Beside, Desk

_LOW = frozenset(
    {
        *(Rank.DEPARTMENT_RULE, Rank.PROVINCIAL_RULE, Rank.CITY_RULE),
        *(Rank.NORMATIVE, Rank.PARTY, Rank.ORGANISATION),
    }
)
_MISQUOTED = "quotation-differs"


def weak(desk: Desk, beside: Beside) -> Answer:
    """Powers none of whose bases can be a law, 行政法规, 地方性法规 or decision of 国务院."""
    rows = []
    looked = unknown = 0
    for entry in _living(desk):
        bases = list(_bases(entry))
        if not isinstance(entry.item, Power) or not bases:
            continue
        looked += 1
        ranks = [possible_ranks(desk.library, one.citation, desk.today) for one in bases]
        if any(one and one.isdisjoint(_LOW) for one in ranks):
            continue
        if not all(one and one <= _LOW for one in ranks):
            unknown += 1
        else:
            cited = joined(one.citation for one in bases)
            rows.append((*desk.about(entry), str(entry.item.type), cited))
    note = _("看了 {count} 项写了依据的权力（主项、子项都看）。").format(count=looked)
    if unknown:
        more = _("另有 {count} 项的依据不能确定位阶，没有列。")
        note = in_one(note, more.format(count=unknown))
    columns = (*desk.heads(), _("类型"), _("依据"))
    title = _("只靠规章、规范性文件或者三定规定的权力")
    return Answer(title, columns, tuple(rows), note)


def misquoted(desk: Desk, beside: Beside) -> Answer:
    """Quotations that differ from the text of the law, as ``qingdan validate`` finds them."""
    report = validate(desk.snapshot, Options(as_of=desk.today, select=(_MISQUOTED,)))
    by_file = {entry.path: entry for entry in desk.inventory.entries}
    rows = tuple(
        (*desk.about(entry), found.field, found.message)
        for found in report.findings
        if found.name == _MISQUOTED and (entry := by_file.get(found.file)) is not None
    )
    columns = (*desk.heads(), _("字段"), _("哪里不同"))
    quoted = sum(
        bool(basis.quote)
        for entry in desk.inventory.entries
        for basis in getattr(entry.item, "bases", ())
    )
    note = _("清单里有 {count} 处原文；只比对法规库里有条文的法规，没有条文的不能比对，不在其中。")
    return Answer(_("与法规原文不一致的引文"), columns, rows, note.format(count=quoted))


def shared(desk: Desk, beside: Beside) -> Answer:
    """Articles that powers of several organs stand on, the most shared first."""
    users: dict[str, dict[str, None]] = {}
    for entry in _living(desk):
        if isinstance(entry.item, Power) and entry.organ:
            for basis in _bases(entry):
                for one in citations(basis.citation):
                    if one.title and one.locator.article is not None:
                        users.setdefault(render(one), {})[entry.organ] = None
    found = [(text, list(organs)) for text, organs in users.items() if len(organs) > 1]
    found.sort(key=lambda one: (-len(one[1]), one[0]))
    rows = tuple((text, len(organs), joined(map(desk.name_of, organs))) for text, organs in found)
    note = _(
        "权力引用的条文有 {count} 条（写到款、项的按款、项算）；"
        "是不是同一件事，看 qingdan orphans overlap。"
    )
    title = _("几个部门都拿来作依据的条文")
    columns = (_("条文"), _("部门数"), _("部门"))
    return Answer(title, columns, rows, note.format(count=len(users)))


def _living(desk: Desk) -> Iterator[Entry]:
    dead = (Status.DRAFT, Status.REPEALED)
    return (entry for entry in desk.inventory.entries if entry.item.status not in dead)


def _bases(entry: Entry) -> Iterator[Basis]:
    yield from getattr(entry.item, "bases", ())
