"""Delegations for the terminal and as Markdown: item by item, then the totals; and tables."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import _
from ..rules.delegations.overview import Overview
from ..rules.delegations.saying import lack_words, reason_words
from ..rules.delegations.tally import Tally
from .delegations_words import (
    bodies_words,
    by_organ,
    explanations,
    heading,
    judgement_words,
    kind_words,
    label,
    lack_counts,
    left_out,
    reason_counts,
    totals,
    unit_words,
)
from .findings_escape import columns, visible
from .markdown_escape import escape, table


def check_text(found: Overview) -> str:
    """Return the report on every item; it ends in a line feed."""
    return "".join(visible(line).rstrip() + "\n" for line in _lines(found))


def _lines(found: Overview) -> Iterator[str]:
    for organ, items in by_organ(found):
        yield _("{name}（{id}）").format(name=found.organ_name(organ), id=organ)
        for item, told in items:
            kind = kind_words(item)
            yield f"  {item.facts.id} {item.facts.name}" + _("（{kind}）").format(kind=kind)
            for one in told:
                yield f"    {judgement_words(one.judgement)} {bodies_words(one.pairs)}"
                yield from (f"      {text}" for text in explanations(one.judgement))
    yield from _closing(found)


def _closing(found: Overview) -> Iterator[str]:
    if not found.items and not found.unread:
        yield from _nothing(found)
    else:
        yield totals(found)
    for reason, count in reason_counts(found):
        yield _("  {count} 项次：{text}").format(count=count, text=reason_words(reason))
    for lack, count in lack_counts(found):
        yield _("  {count} 项次没有写：{text}").format(count=count, text=lack_words(lack))
    yield from left_out(found)
    if found.items:
        yield _("程序的日期、期限、评估和收回，用 qingdan validate 检查。")
    yield _("按 {day} 判断；法规库 {library}。").format(
        day=found.as_of.isoformat(), library=found.library
    )


def _nothing(found: Overview) -> Iterator[str]:
    yield _("没有在实施的赋权事项。")
    if not found.not_in_force:
        yield _("一项写一个文件，放在 delegations/，写法见 docs/format.md。")


def check_markdown(found: Overview) -> str:
    """Return the same as Markdown."""
    return "\n".join(_markdown(found)) + "\n"


def _markdown(found: Overview) -> Iterator[str]:
    yield "# " + _("赋权事项核对")
    yield ""
    for line in _closing(found):
        yield "- " + escape(line.strip())
    head = [_("事项"), _("名称"), _("类型和方式"), _("承接机构"), _("判断"), _("说明")]
    for organ, items in by_organ(found):
        yield ""
        yield "## " + escape(visible(found.organ_name(organ)))
        yield ""
        rows = [
            [
                visible(cell)
                for cell in (
                    item.facts.id,
                    item.facts.name,
                    kind_words(item),
                    bodies_words(one.pairs),
                    judgement_words(one.judgement),
                    _("；").join(explanations(one.judgement)),
                )
            ]
            for item, told in items
            for one in told
        ]
        yield table([head, *rows])


def table_text(found: Overview, one: Tally) -> str:
    """Return a table for the terminal; its last row is the total. Nothing to count is said."""
    if not found.items and not found.unread:
        return "".join(line + "\n" for line in (*_nothing(found), *left_out(found)))
    rows = [(heading(one.by), unit_words(one)), *_rows(found, one)]
    width = max(columns(name) for name, _count in rows)
    lines = [name + " " * (width - columns(name) + 2) + count for name, count in rows]
    return "".join(line.rstrip() + "\n" for line in (*lines, *left_out(found)))


def table_markdown(found: Overview, one: Tally) -> str:
    """Return a table as Markdown."""
    if not found.items and not found.unread:
        return "\n\n".join(map(escape, (*_nothing(found), *left_out(found)))) + "\n"
    lines = [table([(heading(one.by), unit_words(one)), *_rows(found, one)])]
    lines += ["", *(escape(line) for line in left_out(found))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _rows(found: Overview, one: Tally) -> list[tuple[str, str]]:
    rows = [(visible(label(found, one.by, key)), str(count)) for key, count in one.rows]
    return [*rows, (_("合计"), str(one.total))]
