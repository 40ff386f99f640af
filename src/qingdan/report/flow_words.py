"""The sentences of the reports on flows; terminal and Markdown say the same."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ..flow.at_once import AtOnce
from ..flow.compressing import Compression, Matter, Verdict
from ..flow.limits import LIMITS
from ..messages import _, in_one, joined
from ..model.share import percent, percent_beside, rounded
from ..model.vocabulary import ListKind
from ..store.inventory import Inventory

Rows = list[list[str]]
_NAMED = 10


def asked(least: Fraction) -> str:
    """Return the share that was asked for, without decimals that say nothing: ``50%``."""
    text = rounded(least * 100, 6).rstrip("0").rstrip(".")
    return text + "%"


def saved(one: Matter, least: Fraction) -> str:
    """Return the share saved; a dash where it is not known."""
    return "—" if one.saved is None else percent_beside(one.saved, least)


def _is_longer(one: Matter) -> bool:
    """Whether the matter takes longer now."""
    return one.saved is not None and one.saved < 0


def compress_title(said: Compression) -> str:
    """Return what is compared."""
    limits = LIMITS[said.kind]
    return _("{list}：{before} → {after}，压减 {least} 以上（含 {least}）").format(
        list=said.kind.official_name,
        before=limits.before,
        after=limits.after,
        least=asked(said.least),
    )


def compress_totals(said: Compression) -> str:
    """Return how many pass of how many that could be compared, and what could not."""
    passing, compared = len(said.of(Verdict.PASSES)), len(said.compared)
    parts = [
        _("能比的 {compared} 项，压减 {least} 以上的 {passing} 项，不到的 {short} 项。").format(
            compared=compared,
            least=asked(said.least),
            passing=passing,
            short=len(said.of(Verdict.SHORT)),
        )
    ]
    for verdict, sentence in (
        (Verdict.INCOMPARABLE, _("不能比的 {count} 项。")),
        (Verdict.INCOMPLETE, _("只写了一个时限的 {count} 项。")),
    ):
        count = len(said.of(verdict))
        if count:
            parts.append(sentence.format(count=count))
    if said.silent:
        parts.append(_("没有写这两个时限的 {count} 项。").format(count=said.silent))
    return in_one(*parts)


def conversion_note(said: Compression) -> str:
    """Say by which rule units were converted, where it comes from, and how often it decided."""
    rule = said.conversion
    if rule.hours is None:
        return in_one(
            _("方案没有写1个工作日折多少小时，所以工作日和小时不能比。"), _not_converted()
        )
    hours = f"{rule.hours}" if rule.hours.denominator == 1 else rounded(rule.hours, 2)
    parts = [
        _("折算：1个工作日按 {hours} 小时算，{count} 项用到。").format(
            hours=hours, count=sum(one.converted for one in said.matters)
        ),
        _("出处：{source}。").format(source=rule.source),
    ]
    if not rule.verified:
        parts.append(_("这个出处没有核实。"))
    return in_one(*parts, _not_converted())


def _not_converted() -> str:
    return _("自然日和工作日、小时之间，日和月之间，没有日历不能换算，不比。")


def _why_incomparable(one: Matter) -> str:
    """Say why two limits do not compare."""
    if one.before is not None and not one.before.number:
        return _("压减前已经是即时")
    return _("单位不同，不能换算")


def _missing_limit(one: Matter, kind: ListKind) -> str:
    """Say which of the two limits is not written."""
    limits = LIMITS[kind]
    key = limits.before if one.before is None else limits.after
    return _("没有写{key}").format(key=key)


def outcome(one: Matter, said: Compression) -> str:
    """Return in a word or two what came of a matter."""
    match one.verdict:
        case Verdict.PASSES:
            return _("达到")
        case Verdict.SHORT:
            return _("反而延长") if _is_longer(one) else _("不到")
        case Verdict.INCOMPARABLE:
            return _why_incomparable(one)
        case Verdict.INCOMPLETE:
            return _missing_limit(one, said.kind)


def compress_rows(said: Compression, inventory: Inventory) -> Rows:
    """Return one row a matter, those that fall short first, the head before them."""
    order = [Verdict.SHORT, Verdict.INCOMPARABLE, Verdict.PASSES, Verdict.INCOMPLETE]
    head = [_("事项"), _("名称"), _("部门"), _("压减前"), _("压减后"), _("压减"), _("结果")]
    rows = [
        [
            one.id,
            one.name,
            joined(inventory.organ_name(organ) for organ in one.organs),
            str(one.before) if one.before else "—",
            str(one.after) if one.after else "—",
            saved(one, said.least),
            outcome(one, said),
        ]
        for verdict in order
        for one in said.of(verdict)
    ]
    return [head, *rows]


def once_totals(said: AtOnce) -> str:
    """Return the share of matters done at once, of those of which it is known."""
    share = said.share
    if share is None:
        return _("没有一项写明是不是一次办好（“一次办好”写 true 或者 false）。")
    return _("写明的 {known} 项里，一次办好的 {yes} 项，占 {share}。").format(
        known=len(said.yes) + len(said.no), yes=len(said.yes), share=percent(share)
    )


def once_unknown(said: AtOnce) -> str | None:
    """Say how many do not say; they are no part of the share."""
    if not said.unknown:
        return None
    return _("没有写明的 {count} 项不算在里面，也不当作不能。").format(count=len(said.unknown))


def no_items(kind: ListKind) -> str:
    """Say what to do where a list is empty."""
    return _(
        "{list}里还没有有效的事项。一项写一个文件，放在 {folder}/，写法见 docs/format.md。"
    ).format(list=kind.official_name, folder=kind)


def broken(inventory: Inventory) -> Iterator[str]:
    """Say which files could not be read."""
    files = inventory.broken
    if files:
        named = joined(files[:_NAMED]) + (" ……" if len(files) > _NAMED else "")
        yield _(
            "有 {count} 个文件读不了，结果不全：{files}。运行 qingdan validate 看错在哪里。"
        ).format(count=len(files), files=named)


__all__ = [
    "asked",
    "broken",
    "compress_rows",
    "compress_title",
    "compress_totals",
    "conversion_note",
    "no_items",
    "once_totals",
    "once_unknown",
    "outcome",
    "saved",
]
