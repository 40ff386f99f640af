"""What the reports on conformity share: each finding in words, the numbers of each list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..compare.redline import Segment
from ..conform.conforming import Conformity, Finding, Held, Standing
from ..conform.differing import Differs
from ..conform.pairing import By
from ..conform.proposing import Proposals, clashing, proposable
from ..conform.uppers import Upper
from ..messages import _, in_one, joined
from ..model.finding import Severity
from ..store.sides import WORKTREE
from .changes_redline import clean, folded
from .findings_words import severity_word


@dataclass(frozen=True)
class Told:
    """What a report is made from; ``applied`` is how many values were written before it."""

    conformity: Conformity
    proposals: Proposals
    applied: int = 0
    files: list[str] = field(default_factory=list)
    """Files that were rewritten."""


def upper_title(upper: Upper) -> str:
    """Name a catalogue, its level and the version that was read."""
    version = _("现在的文件") if upper.version == WORKTREE else upper.version[:10]
    level = str(upper.level) if upper.level is not None else _("没有写层级")
    return _("{name}（{level}，{place}，{version}）").format(
        name=clean(upper.name), level=level, place=clean(upper.declared.place), version=version
    )


def held_sentences(held: Held) -> Iterator[str]:
    """Say what became of every item on either side; the numbers sum."""
    ways = {
        By.CODE: _("按基本编码 {count}"),
        By.LINK: _("按通用目录 {count}"),
        By.NAME: _("按名称 {count}"),
    }
    matched = held.matched.total()
    by = joined(ways[way].format(count=held.matched[way]) for way in ways if held.matched[way])
    said = _(
        "{list}：本级 {ours} 项，上级 {theirs} 项；对上 {matched} 项（{by}），其中相同 {same} 项。"
    )
    none = _("{list}：本级 {ours} 项，上级 {theirs} 项；一项也没有对上。")
    yield (said if matched else none).format(
        list=held.kind.official_name,
        ours=held.ours,
        theirs=held.theirs,
        matched=matched,
        by=by,
        same=held.same,
    )
    if held.only_ours or held.repealed_above or held.doubtful:
        yield _(
            "本级其余：上级清单里没有 {only} 项，上级已经废止 {over} 项，对不准 {doubtful} 项。"
        ).format(only=held.only_ours, over=held.repealed_above, doubtful=held.doubtful)
    if held.only_theirs or held.doubtful_above:
        yield _(
            "上级其余：本级没有 {only} 项（行使层级含本级 {us} 项，不含本级 {others} 项，"
            "没有写行使层级 {unsaid} 项），对不准 {doubtful} 项。"
        ).format(
            only=held.only_theirs,
            us=held.for_us,
            others=held.for_others,
            unsaid=held.unsaid,
            doubtful=held.doubtful_above,
        )


def notes(told: Told) -> Iterator[str]:
    """Say what limits the answer: levels that do not fit, files that cannot be read."""
    conformity = told.conformity
    yield from _of_no_upper(conformity)
    if conformity.ours.unread:
        yield _("本级有 {count} 个文件读不了，没有比：{files}。先运行 qingdan validate。").format(
            count=len(conformity.ours.unread), files=_few(conformity.ours.unread)
        )
    for upper in conformity.uppers:
        if upper.catalogue.unread:
            yield _("“{name}”有 {count} 个文件读不了，没有比：{files}。").format(
                name=clean(upper.name),
                count=len(upper.catalogue.unread),
                files=_few(upper.catalogue.unread),
            )
    yield _("一个没有废止的事项文件算一项：主项、子项、草案都算，所以会多于 qingdan stats 的项数。")
    if conformity.ours.level is None:
        yield _("qingdan.yaml 没有写“层级”，看不出上级的哪些事项应由本级行使，没有列。")


def _of_no_upper(conformity: Conformity) -> Iterator[str]:
    """Name the catalogues that are of our own level, or below it."""
    for upper in conformity.uppers:
        if upper.is_above(conformity.ours.level) is False:
            yield _(
                "“{name}”是{level}的，本级是{ours}的：它不是上级清单，比出来的不能当作与上级不同。"
                "核对 qingdan.yaml 里“上级清单”的位置和层级。"
            ).format(name=clean(upper.name), level=upper.level, ours=conformity.ours.level)


def _few(files: list[str]) -> str:
    shown = joined(map(clean, files[:3]))
    return shown if len(files) <= 3 else _("{shown} 等").format(shown=shown)


@dataclass(frozen=True)
class Section:
    """Findings of one catalogue with the same heading and advice, which are said once."""

    heading: str
    advice: str
    findings: list[Finding]


_ORDER: tuple[str, ...] = (*Differs, *Standing)


def sections(told: Told, upper: Upper) -> list[Section]:
    """Return the findings of a catalogue: what differs first, what only they have last."""
    clashes = clash_ids(told)
    groups: dict[tuple[int, int, str, str], list[Finding]] = {}
    for one in told.conformity.findings:
        if one.upper == upper.name:
            key = (
                _ORDER.index(one.kind),
                one.severity.rank,
                heading(one),
                _what_to_do(one, clashes),
            )
            groups.setdefault(key, []).append(one)
    return [
        Section(
            _("{severity}：{heading}（{count} 项）").format(
                severity=severity_word(found[0].severity), heading=said, count=len(found)
            ),
            what,
            found,
        )
        for (_kind, _rank, said, what), found in sorted(
            groups.items(), key=lambda one: (one[0][:2], one[0][2:])
        )
    ]


def _what_to_do(finding: Finding, clashes: set[int]) -> str:
    return in_one(advice(finding), edit(finding, clashes))


def title(finding: Finding) -> str:
    """Name the item that a finding is of."""
    matter = finding.ours or finding.theirs
    if matter is None:
        return ""
    name = clean(matter.name)
    return (
        _("{main}——{child}").format(main=clean(matter.parent), child=name)
        if (matter.parent)
        else name
    )


def place(finding: Finding) -> str:
    """Return the file of our item; of one that we do not have, where it stands above."""
    if finding.ours is not None:
        return finding.ours.file
    return _("上级 {file}").format(file=finding.theirs.file) if finding.theirs else ""


def message(finding: Finding) -> str:
    """Say what is wrong in a sentence."""
    said = detail(finding)
    if not said:
        return _("{heading}。").format(heading=heading(finding))
    return _("{heading}：{detail}。").format(heading=heading(finding), detail=said)


def heading(finding: Finding) -> str:
    """Say what is wrong with all items that have this finding."""
    match finding.kind:
        case Differs.NAME:
            if finding.severity is Severity.INFO:
                return _("名称和上级只差标点、空格或者全角半角")
            return _("名称和上级不同")
        case Differs.TYPE:
            return _("类型和上级不同")
        case Differs.CODE:
            return _("没有写上级的基本编码") if not _before(finding) else _("基本编码和上级不同")
        case Differs.BASES:
            return _("依据和上级不同")
        case Differs.PLACES:
            return _("依据的条相同，写到的款、项不同")
        case Standing.NOT_ABOVE:
            return _("上级清单里没有这一项")
        case Standing.REPEALED_ABOVE:
            return _("上级清单里这一项已经废止")
        case Standing.SEVERAL:
            return _("上级有不止一项可以对应（编码或者名称相同），分不清是哪一项，没有比")
        case Standing.TORN:
            return _("编码是上级一项的，名称是上级另一项的，没有比")
    return _("上级清单里由本级行使，本级没有")


def _before(finding: Finding) -> str:
    return finding.difference.before if finding.difference else ""


def detail(finding: Finding) -> str:
    """Say of bases which articles are lacking and which are too many; else nothing."""
    found = finding.difference
    if found is None:
        return ""
    lacking = _("缺 {what}").format(what=joined(map(clean, found.lacking)))
    extra = _("多 {what}").format(what=joined(map(clean, found.extra)))
    parts = ((lacking, found.lacking), (extra, found.extra))
    return joined((text for text, has in parts if has), "；")


def advice(finding: Finding) -> str:
    """Say what to do."""
    match finding.kind:
        case Differs.NAME | Differs.TYPE | Differs.CODE:
            return _("照上级改；上级写错的，请上级改。")
        case Differs.BASES:
            if finding.severity is Severity.WARNING:
                return _(
                    "多出的是本地的地方性法规、规章的，可能有道理，由人判断；不是的，照上级改。"
                )
            return _("照上级改；条文已经变动的，请上级一并改。")
        case Differs.PLACES:
            return _("以写得准的为准；不算不一致。")
        case Standing.NOT_ABOVE:
            return _not_above(finding)
        case Standing.REPEALED_ABOVE:
            return _("核对上级为什么废止；本级也应废止的，写状态、失效日期和承接。")
        case Standing.SEVERAL:
            return _("给这一项写上“编码.基本编码”，或者用“通用目录”写明对应上级哪一项。")
        case Standing.TORN:
            return _("核对编码和名称哪个写错了，改好再比。")
    return _("应由本级行使的，补进清单；已交给别的层级的，请上级改行使层级。")


def _not_above(finding: Finding) -> str:
    local = _(
        "依据地方性法规、规章设定的，可能是合法的本地事项，请注明；没有这样的依据的，不应列入。"
    )
    if not finding.candidates:
        return local
    return in_one(
        _("如果就是下面名称相近的一项，改成上级的名称，或者用“通用目录”写明对应。"), local
    )


def candidates(finding: Finding) -> Iterator[str]:
    """Name the items above that may be meant."""
    for one in finding.candidates:
        name, file = clean(one.matter.name), one.matter.file
        if one.score is None:
            yield _("可能是“{name}”（{file}）").format(name=name, file=file)
        else:
            yield _("名称相近 {score:.0%}：“{name}”（{place}）").format(
                score=one.score, name=name, place=file
            )


def changed(finding: Finding) -> list[Segment]:
    """Return the redline from ours to theirs, long sameness shortened."""
    return [Segment(one.mark, clean(one.text)) for one in folded(list(finding.redline))]


def edit(finding: Finding, clashes: set[int]) -> str:
    """Say whether ``--apply`` would write what theirs says."""
    if id(finding) in clashes:
        return _("几个上级要求的不一样，不能自动改；先请上级统一，或者用 --upper 指定一个。")
    if proposable(finding):
        return _("可以用 --apply 改成上级的写法。")
    return ""


def clash_ids(told: Told) -> set[int]:
    """Return the identities of findings that clash with others."""
    return {id(one) for one in clashing(told.conformity, told.proposals)}


def totals(told: Told) -> str:
    """Count the findings."""
    counts = told.conformity.counts
    shown = joined(
        _("{count} 个{severity}").format(count=counts[one], severity=severity_word(one))
        for one in Severity
    )
    said = _("共 {counts}；可以自动改的 {count} 处，在 {files} 个文件里。").format(
        counts=shown, count=len(told.proposals.made), files=len(told.proposals.files)
    )
    if told.applied:
        done = _("已改 {count} 处，{files} 个文件；下面是改后的情况。").format(
            count=told.applied, files=len(told.files)
        )
        return in_one(done, said)
    return said


__all__ = [
    "Section",
    "Told",
    "advice",
    "candidates",
    "changed",
    "clash_ids",
    "detail",
    "held_sentences",
    "message",
    "notes",
    "place",
    "sections",
    "title",
    "totals",
    "upper_title",
]
