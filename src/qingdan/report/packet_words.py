"""The words of a meeting packet. Official documents are Chinese whatever language is chosen."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence

from ..announce.between import Flow
from ..announce.lawful import BATCH, CitedBasis
from ..announce.opinions import Answer, Asked
from ..announce.schedule import Due, State
from ..announce.sharing import Shared
from ..announce.wording import day, listed
from ..compare.changes import Direction
from ..law.facts import Status
from ..law.succession.workdays import Unknown
from ..model.actions import Verdict
from ..model.finding import FieldPath, Severity
from ..store.layout import Role, place

_OF_PROGRAMS = re.compile(r"qingdan|\.yaml|\b(?:laws|organs)/|QD\d")
_DAY = re.compile(r"(?<!\d)([12]\d{3})-(\d{2})-(\d{2})(?!\d)")
_STATUS = {
    Status.IN_FORCE: "现行有效",
    Status.NOT_YET: "尚未施行",
    Status.AMENDED: "所引版本已修改",
    Status.REPEALED: "已废止",
    Status.NO_SUCH_ARTICLE: "没有这一条",
    Status.NO_SUCH_PARAGRAPH: "没有这一款",
    Status.NO_SUCH_SUBPARAGRAPH: "没有这一项",
    Status.NOT_COVERED: "法规库不收，需人工核对",
    Status.UNKNOWN_LAW: "法规库里没有，需人工核对",
    Status.MALFORMED: "读不出所指，需人工核对",
}
_STATE = {
    State.DONE: "已办",
    State.DONE_LATE: "已办，超期",
    State.OPEN: "未到期",
    State.MISSED: "已超期",
    State.UNKNOWN: "未起算",
}


def status(basis: CitedBasis) -> str:
    """Return what has become of a basis."""
    if basis.status is None:
        return "不是法规引用，需人工核对"
    said = _STATUS[basis.status]
    if basis.unsure:
        said += "，但库里资料不全，需人工核对"
    return f"{said}，由{listed(basis.replaced)}接替" if basis.replaced else said


def checked(bases: Sequence[CitedBasis], *, clean: bool) -> str:
    """Return what the library says of the bases: what could not be checked is never called clean.

    ``clean``: the rules on law found nothing in the items.
    """
    if not bases:
        return "没有写依据，法律风险没有核对。"
    of_batch = [one for one in bases if one.faulty and BATCH in one.users]
    unchecked = [one for one in bases if one.unchecked]
    said = f"核对依据{len(bases)}条"
    if of_batch:
        said += f"，本批引用的{len(of_batch)}条有问题（{_first(of_batch)}）"
    if unchecked:
        said += f"，未能核对{len(unchecked)}条（{_first(unchecked)}），须人工核对"
    if not clean:
        return f"{said}。"
    if unchecked or of_batch:
        return f"{said}；其余没有发现问题。" if len(unchecked) < len(bases) else f"{said}。"
    return f"按法规库{said}，没有发现问题。"


def _first(bases: Sequence[CitedBasis]) -> str:
    """Return the first basis with what is the matter, and whether there are more."""
    one = bases[0]
    return f"{cut(one.text, 24)}：{status(one).split('，')[0]}{'等' if len(bases) > 1 else ''}"


def flow(one: Flow) -> str:
    """Return how many items came and went: ``增3项、减2项``."""
    said = [f"{word}{count}项" for word, count in (("增", one.came), ("减", one.went)) if count]
    return "、".join(said)


def answer(asked: Asked) -> str:
    """Return what an organ that was asked has done."""
    late = f"，迟{asked.late}日" if asked.late else ""
    match asked.answer:
        case Answer.OPINION:
            said = f"有意见{late}"
        case Answer.NOTHING:
            said = f"无意见{late}"
        case Answer.OVERDUE:
            said = f"未答复，已逾期{asked.late}日"
        case _:
            said = "未答复"
    return f"{said}（未征求，自行提出）" if asked.uninvited else said


def due(one: Due) -> str:
    """Return by when a step is due."""
    if isinstance(one.due, Unknown):
        return f"缺{one.due.year}年放假安排，推算不出"
    if one.due is None:
        return f"待{one.clock.after}之日确定后起算"
    return f"{day(one.due)}{'（按前一步的期限预计）' if one.planned else ''}"


def state(one: Due) -> str:
    """Return where a step stands."""
    return _STATE[one.state]


def date_or_blank(value: datetime.date | None) -> str:
    """Return a day, nothing for none."""
    return day(value) if value else ""


def boxes(verdict: Verdict | None) -> str:
    """Return the boxes of a question, one of them ticked where there is an answer."""
    return "　".join(f"{'☑' if one is verdict else '□'}{one}" for one in Verdict)


def direction(one: Direction) -> str:
    """Return the word for the way a limit went."""
    return {Direction.REDUCED: "压减", Direction.EXTENDED: "延长"}[one]


def severity(one: Severity) -> str:
    """Return the word for how bad a finding is."""
    return {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}[one]


def label(path: FieldPath) -> str:
    """Return where a field stands, as on a form: ``依据第1项``, ``时限：承诺``."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"第{part + 1}项"
        elif part == "套用":
            text += "（共用文字）"
        elif not (part == "引用" and text):
            text += f"：{part}" if text else part
    return text or "全文"


def shared_heading(
    shared: Shared, organ: Callable[[str | None], str], begins: str | None = None
) -> str:
    """Return what a shared text or a list header is called, and how many items it touches.

    ``begins`` are the first words of a shared text: its name is made by a program.
    """
    placed = place(shared.file)
    if placed.role is Role.HEADER and placed.kind is not None:
        name = f"{organ(placed.organ)}{placed.kind.official_name}的默认内容"
    else:
        called = begins or shared.text
        name = f"共用文字“{called}”" if called else "共用文字"
    action = shared.entry.action if shared.entry else "变更"
    reach = f"，涉及{shared.reach}项事项" if shared.reach is not None else ""
    return f"{name}（{action}{reach}）"


def dated(text: str) -> str:
    """Return a text with its days as people write them."""
    return _DAY.sub(lambda found: f"{found[1]}年{int(found[2])}月{int(found[3])}日", text)


def advice(hint: str) -> str:
    """Return a hint without what speaks of programs and files: it is read in a meeting."""
    clauses = re.split(r"(?<=[。；])", hint)
    kept = dated("".join(one for one in clauses if not _OF_PROGRAMS.search(one)))
    return kept.rstrip("；") + "。" if kept.endswith("；") else kept


def some(names: tuple[str, ...], room: int = 40) -> str:
    """Return as many names as fit, the first at least, and how many there are if not all."""
    shown = [names[0]] if names else []
    while len(shown) < len(names) and len("、".join(names[: len(shown) + 1])) <= room:
        shown.append(names[len(shown)])
    said = "、".join(shown)
    return said if len(shown) == len(names) else f"{said}等{len(names)}项"


def fitted(entries: Sequence[str], room: int, joint: str = "；") -> str:
    """Return as many entries as fit into ``room`` characters, and how many there are if not all.

    The first one is always there, cut where it alone is too long.
    """
    shown: list[str] = []
    used = 0
    for entry in entries:
        used += len(entry) + len(joint)
        if shown and used > room:
            return f"{joint.join(shown)}等{len(entries)}处"
        shown.append(cut(entry, room))
    return joint.join(shown)


def cut(text: str, most: int) -> str:
    """Return a text of at most ``most`` characters; ``…`` ends one that was cut."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def signed(delta: int) -> str:
    """Return a difference with its sign; ``持平`` for none."""
    return "持平" if delta == 0 else f"{'＋' if delta > 0 else '－'}{abs(delta)}"


__all__ = [
    "advice",
    "answer",
    "boxes",
    "checked",
    "cut",
    "date_or_blank",
    "dated",
    "direction",
    "due",
    "fitted",
    "flow",
    "label",
    "severity",
    "shared_heading",
    "signed",
    "some",
    "state",
    "status",
]
