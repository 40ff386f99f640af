"""QD362 abolished-organ: items in force that belong to, or name, an organ that has ended."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER
from ..facts import Facts, View
from ..references import Mention
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import label
from .lifetimes import called, ended_before, successors

_ORGANS = (
    "机构:\n"
    "  zrzy:\n"
    "    名称: 示例市自然资源和规划局\n"
    "    内设机构: [规划执法科]\n"
    "{end}"
    "  zfj: {{名称: 示例市城市管理综合行政执法局}}\n"
)

RULE = Rule(
    code="QD362",
    slug="abolished-organ",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("机构已经撤销，名下还有事项"),
    why=(
        "organs.yaml 里写了失效日期、而且已经过了的机构，不能再行使职权；行政机关被撤销的，"
        "由继续行使其职权的机关当被告（《中华人民共和国行政诉讼法》第二十六条第六款）。"
        "它名下有效的事项要划转给承接的机构或者废止；别的事项里写着它的也要改。"
        "草案、废止的事项和“争议”里的记录不查；失效日期当天不报。一个清单只报一次。"
    ),
    advice=N_("把事项移到承接机构的文件夹（git mv），或者把状态改为废止；引用处改成承接机构。"),
    bad={
        **GOOD_POWER,
        "organs.yaml": _ORGANS.format(end='    失效日期: "2019-01-20"\n    承接: [zfj]\n'),
    },
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(end="")},
    preset=RulePreset.LEGACY,
)

_RECORDS = frozenset({"争议"})
"""Keys that tell what was; they name organs as they were then."""


def check(view: View) -> Iterator[RawFinding]:
    """Yield one finding a list of an ended organ, and one for every other mention of one."""
    register = view.register
    if register is None:
        return
    ended = ended_before(register, view.around.today)
    if not ended:
        return
    yield from _lists(view, register, ended)
    names = _names_of(register, ended)
    for item in view.items:
        if not item.in_force:
            continue
        for mention in item.organs:
            if mention[0] in ended and mention[1][0] not in _RECORDS:
                yield _mentioned(item, mention, mention[0], register, ended)
        for mention in item.units:
            if mention[0] in names:
                yield _mentioned(item, mention, names[mention[0]], register, ended)


def _lists(view: View, register: Register, ended: dict[str, datetime.date]) -> Iterator[RawFinding]:
    headers = {(header.kind, header.organ): header for header in view.headers}
    held: dict[tuple[str, str], list[Facts]] = {}
    for item in view.items:
        if item.in_force and item.organ in ended:
            held.setdefault((item.kind, item.organ), []).append(item)
    for (kind, organ), items in held.items():
        shown = headers.get((kind, organ), items[0])
        yield RawFinding(
            RULE.slug,
            shown.path,
            _("{organ}已于 {day} 撤销，“{folder}”里还有 {count} 项事项没有废止。").format(
                organ=register.name_of(organ),
                day=ended[organ].isoformat(),
                folder=f"{kind}/{organ}",
                count=len(items),
            ),
            _hint(register, organ, kind),
            item=shown.id or None,
        )


def _hint(register: Register, organ: str, kind: str) -> str:
    heirs = successors(register, organ)
    if not heirs:
        return _("在 organs.yaml 里写明“承接”，再把事项移过去；不再保留的改状态为废止。")
    return _("由{heirs}承接：划转的用 git mv 移到 {folder}，不再保留的改状态为废止。").format(
        heirs=joined(called(register, heir) for heir in heirs),
        folder=joined(f"{kind}/{heir}" for heir in heirs),
    )


def _names_of(register: Register, ended: dict[str, datetime.date]) -> dict[str, str]:
    """Return what only ended organs are called: names and ids, with the organ."""
    alive = {name for name, path in register.bodies if path[1] not in ended}
    return {
        name: organ
        for name, organ in register.ids_by_name.items()
        if organ in ended and name in register.names and name not in alive
    }


def _mentioned(
    item: Facts,
    mention: Mention,
    organ: str,
    register: Register,
    ended: dict[str, datetime.date],
) -> RawFinding:
    word, path = mention
    heirs = successors(register, organ)
    hint = (
        _("由{heirs}承接，改成它。").format(heirs=joined(called(register, heir) for heir in heirs))
        if heirs
        else _("在 organs.yaml 里写明由谁“承接”，再改这里。")
    )
    return RawFinding(
        RULE.slug,
        item.path,
        _("{place}的“{word}”（{name}）已于 {day} 撤销。").format(
            place=label(path),
            word=word,
            name=register.name_of(organ),
            day=ended[organ].isoformat(),
        ),
        hint,
        path,
        item=item.id,
    )
