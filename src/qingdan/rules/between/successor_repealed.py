"""QD337 successor-repealed: handed on to an item that was repealed before."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown

_REST = "类型: 行政处罚\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
_HEIR = "powers/zfj/cf-9x4m2p7q.yaml"

RULE = Rule(
    code="QD337",
    slug="successor-repealed",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("承接的事项更早就废止了"),
    why=(
        "事项废止后由“承接”里的事项接着办。承接的事项在它之前就废止了，等于没有人承接，"
        "多半是写错了 id。后来才废止的不报：那是承接以后又取消了，查历史用得着。"
        "有一方没有写失效日期的，先后说不清：承接的一方自己又有承接的，不报。"
    ),
    advice=N_("改成真正承接的事项；没有承接的，去掉“承接”，在备注里写明取消的原因。"),
    bad={
        **power(
            "名称: 对违法建设的处罚\n状态: 废止\n失效日期: 2025-07-01\n承接: [cf-9x4m2p7q]\n"
            + _REST
        ),
        _HEIR: (
            "名称: 对违法建设的处罚\n状态: 废止\n失效日期: 2020-01-01\n"
            "承接自: [cf-7k3q9d2m]\n备注: 依据的条款已经删去\n" + _REST
        ),
    },
    good={
        **power(
            "名称: 对违法建设的处罚\n状态: 废止\n失效日期: 2025-07-01\n承接: [cf-9x4m2p7q]\n"
            + _REST
        ),
        _HEIR: "名称: 对违法建设的处罚\n状态: 有效\n承接自: [cf-7k3q9d2m]\n" + _REST,
    },
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 承接 of a repealed item that was over before the item was."""
    for item in view.items:
        if not item.repealed:
            continue
        for word, path in item.items:
            heirs = view.by_id.get(word, ())
            if path[0] != "承接" or word == item.id or len(heirs) != 1:
                continue
            if heirs[0].repealed and _was_over(item, heirs[0]):
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    _("承接的“{heir}”（{name}）更早就废止了。").format(
                        heir=word, name=shown(heirs[0].name)
                    )
                    if item.ends and heirs[0].ends
                    else _("承接的“{heir}”（{name}）也是废止的，没有再写由谁承接。").format(
                        heir=word, name=shown(heirs[0].name)
                    ),
                    _("改成真正承接的事项；是后来才取消的，两个事项都写上“失效日期”。"),
                    path,
                    item=item.id,
                )


def _was_over(item: Facts, heir: Facts) -> bool:
    if item.ends and heir.ends:
        return heir.ends < item.ends
    return not any(path[0] == "承接" for _word, path in heir.items)
