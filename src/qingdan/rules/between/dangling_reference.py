"""QD305 dangling-reference: an item that is referred to and does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.ids import ITEM_ID
from ...model.vocabulary import ListKind
from ..examples import power
from ..facts import Facts, View
from ..references import Mention
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import label, shown

RULE = Rule(
    code="QD305",
    slug="dangling-reference",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("引用的事项不存在"),
    why=(
        "主项、承接、承接自、拆分自、合并自、任务和赋权事项的“权力”、权力的“职责”、"
        "属地管理和联动办事规则的“边界”、履职事项的“关联”写别的事项的 id。"
        "事项废止时改状态、不删文件，所以引用永远找得到；找不到就是写错了，或者误删了。"
    ),
    advice=N_("改成存在的事项 id（文件名去掉 .yaml）；误删的从版本库取回。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "主项: cf-00000000\n"
    ),
    good={
        **power(
            "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
            "主项: cf-9x4m2p7q\n"
        ),
        "powers/zrzy/cf-9x4m2p7q.yaml": (
            "名称: 示例主项的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        ),
    },
)

_EXPECTED = {
    ("powers", "主项"): ListKind.POWERS,
    ("duties", "任务"): ListKind.POWERS,
    ("territory", "边界"): ListKind.BOUNDARIES,
    ("delegations", "权力"): ListKind.POWERS,
    ("procedures", "边界"): ListKind.BOUNDARIES,
}
"""Keys that name items of one list only, by list."""


def check(view: View) -> Iterator[RawFinding]:
    """Yield every reference to an item that is not there, or is of the wrong list."""
    for item in view.items:
        for mention in item.items:
            expected = _EXPECTED.get((item.kind, str(mention[1][0])))
            yield from _judge(view, item, mention, expected)
        if item.duty is not None:
            yield from _judge(view, item, (item.duty, ("职责",)), ListKind.DUTIES)


def _judge(
    view: View, item: Facts, mention: Mention, expected: ListKind | None
) -> Iterator[RawFinding]:
    word, path = mention
    found = view.by_id.get(word)
    if found is None:
        message = (
            _("{place}的事项“{word}”不存在。")
            if ITEM_ID.fullmatch(word)
            else _("{place}要写事项 id，这里却是“{word}”。")
        ).format(place=label(path), word=shown(word))
        hint = _hint(view, word, expected)
    elif word == item.id:
        message = _("{place}写的是这个事项自己。").format(place=label(path))
        hint = _("改成别的事项的 id，或者删去。")
    elif expected is not None and all(facts.kind != str(expected) for facts in found):
        message = _("{place}要写{expected}的事项，“{word}”却在{list}里。").format(
            place=label(path),
            expected=expected.official_name,
            word=word,
            list=ListKind(found[0].kind).official_name,
        )
        hint = _("核对 id；它现在指向 {path}。").format(path=found[0].path)
    else:
        return
    yield RawFinding(RULE.slug, item.path, message, hint, path, item=item.id)


def _hint(view: View, word: str, expected: ListKind | None) -> str:
    named = [f for f in view.by_name.get(word, []) if expected is None or f.kind == str(expected)]
    if named:
        return _("叫这个名称的事项是 {ids}。").format(ids=joined(f.id for f in named[:3]))
    if ITEM_ID.fullmatch(word):
        near = view.one_letter_off(word)
        if near:
            return _("是不是 {near}（{name}）？").format(
                near=near, name=shown(view.by_id[near][0].name)
            )
        return _("检查 id 是否抄错；误删的文件可以从版本库取回（废止的事项改状态，不删文件）。")
    return _("事项 id 是它的文件名去掉 .yaml，如 cf-7k3q9d2m。")
