"""QD301 unknown-organ: an organ or body that is not in the register."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.ids import ORGAN_ID
from ...store.layout import WORKSPACE_FILE
from ..examples import GOOD_POWER, power
from ..facts import Facts, View
from ..nearest import nearest
from ..references import Mention
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import label, quoted_list, shown

RULE = Rule(
    code="QD301",
    slug="unknown-organ",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("机构不在名录里"),
    why=(
        "牵头、配合、分工、共同实施写机构 id；承办机构写内设机构、事业单位、执法队伍、群组或机构"
        "的名称，都要在 organs.yaml 里。机构改革以后，旧名称是清单里最显眼的错误；"
        "登记在“曾用名”里的旧名称会连同现行名称一起指出来。"
        "名录还没有建的，只报一次。"
    ),
    advice=N_("改用名录里的 id 或名称；确是新机构就登记到 organs.yaml。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n承办机构: [示例市国土资源局]\n"
        "依据: [《示例条例》第一条]\n"
    ),
    good=GOOD_POWER,
)

_SHOWN = 5


def check(view: View) -> Iterator[RawFinding]:
    """Yield every organ and body named that the register does not know."""
    register = view.register
    if register is not None and not register.ids:
        yield from _nobody(view, register)
        return
    for item in view.items:
        for mention in item.organs:
            if not ORGAN_ID.fullmatch(mention[0]):
                yield _no_id(mention, register, item.path, item.id)
            elif register is not None and mention[0] not in register.ids:
                yield _unknown_id(mention, register, item.path, item.id)
        if register is not None:
            for mention in item.units:
                if mention[0] not in register.names:
                    yield _unknown_body(mention, register, item)
    if register is not None:
        yield from _folders(view, register)
        for mention in register.references:
            if ORGAN_ID.fullmatch(mention[0]) and mention[0] not in register.ids:
                yield _unknown_id(mention, register, "organs.yaml", None)


def _nobody(view: View, register: Register) -> Iterator[RawFinding]:
    """Yield one finding for a register without a single organ, where items need one."""
    organs = {item.organ for item in view.items if item.organ is not None}
    organs.update(word for item in view.items for word, _path in item.organs)
    if not organs:
        return
    listed = quoted_list(sorted(organs)[:_SHOWN]) + ("…" if len(organs) > _SHOWN else "")
    hint = _("在 organs.yaml 的“机构”下登记清单里的机构（{organs}），至少写名称。").format(
        organs=listed
    )
    if register.missing:
        message = _("没有机构名录 organs.yaml，清单里的机构都查不到。")
        yield RawFinding(RULE.slug, WORKSPACE_FILE, message, hint)
    else:
        message = _("机构名录里一个机构也没有，清单里的机构都查不到。")
        yield RawFinding(RULE.slug, register.path, message, hint)


def _folders(view: View, register: Register) -> Iterator[RawFinding]:
    """Yield one finding a folder: at the header of its list, else at its first file."""
    seen: set[tuple[str, str]] = set()
    for facts in (*view.headers, *view.items):
        organ = facts.organ
        if organ is None or organ in register.ids or (facts.kind, organ) in seen:
            continue
        seen.add((facts.kind, organ))
        near = nearest(organ, tuple(register.ids), (), 0.6)
        hint = _(
            "在 organs.yaml 的“机构”下登记 {organ}（至少写名称），或者改文件夹的名字。"
        ).format(organ=organ)
        if near:
            hint += _("已登记的相近机构：{near}（{name}）。").format(
                near=near, name=register.name_of(near)
            )
        yield RawFinding(
            RULE.slug,
            facts.path,
            _("文件夹“{folder}”的机构“{organ}”不在 organs.yaml 里。").format(
                folder=f"{facts.kind}/{organ}", organ=organ
            ),
            hint,
            item=facts.id or None,
        )


def _no_id(mention: Mention, register: Register | None, file: str, item: str | None) -> RawFinding:
    word, path = mention
    message = _("{place}要写机构 id，这里却是“{word}”。").format(
        place=label(path), word=shown(word)
    )
    organ = register.ids_by_name.get(word) if register else None
    if organ is not None and register is not None:
        hint = _("写成 {organ}（{name}）。").format(organ=organ, name=register.name_of(organ))
    else:
        hint = _("机构 id 是 organs.yaml 里“机构”下面的键，如 zrzy；没有就先登记。")
    return RawFinding(RULE.slug, file, message, hint, path, item=item)


def _unknown_id(mention: Mention, register: Register, file: str, item: str | None) -> RawFinding:
    word, path = mention
    message = _("{place}的机构“{word}”不在 organs.yaml 里。").format(
        place=label(path), word=shown(word)
    )
    near = nearest(word, tuple(register.ids))
    if near:
        hint = _("是不是 {near}（{name}）？不是就先登记。").format(
            near=near, name=register.name_of(near)
        )
    else:
        hint = _("在 organs.yaml 的“机构”下登记 {word}。").format(word=shown(word))
    return RawFinding(RULE.slug, file, message, hint, path, item=item)


def _unknown_body(mention: Mention, register: Register, item: Facts) -> RawFinding:
    word, path = mention
    place = label(path)
    former = register.former.get(word)
    if former is not None:
        until = _("（用到 {day}）").format(day=former.until) if former.until else ""
        message = _("{place}“{word}”是“{current}”的曾用名{until}。").format(
            place=place, word=shown(word), current=former.current, until=until
        )
        hint = _("改写为“{current}”。").format(current=former.current)
        return RawFinding(RULE.slug, item.path, message, hint, path, item=item.id)
    message = _("{place}“{word}”不在机构名录里。").format(place=place, word=shown(word))
    own = register.units.get(item.organ or "", ())
    near = nearest(word, own) or nearest(word, tuple(register.ids_by_name), (), 0.6)
    hint = _(
        "登记到 organs.yaml 里“{organ}”的内设机构、事业单位、执法队伍、派出机构或群组。"
    ).format(organ=register.name_of(item.organ))
    if near:
        hint = _("是不是“{near}”？不是就{register}").format(near=near, register=hint)
    return RawFinding(RULE.slug, item.path, message, hint, path, item=item.id)
