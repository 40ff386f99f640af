"""QD101 unknown-key: a key that the record does not have."""

from __future__ import annotations

from functools import cache

from ...messages import _
from ...model.finding import Severity
from ...model.kinds import ITEM_MODELS, inheritable_keys
from ...model.record import Record
from ...model.vocabulary import ListKind
from ...model.workspace import ListHeader
from ..examples import GOOD_POWER, power
from ..nearest import fold, nearest
from ..rule import N_, Mark, Rule, Scope
from .phrases import label, quoted_list, shown
from .problem import Problem, Words
from .shape import keys_elsewhere
from .synonyms import SAID_BY_THE_PATH, SYNONYMS

_BLANKS = " \u3000\xa0\u200b\ufeff"

TYPES = frozenset({"extra_forbidden", "invalid_key"})

RULE = Rule(
    code="QD101",
    slug="unknown-key",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("不认识的键"),
    why=(
        "键写错一个字，内容就不会进入清单，也不会公开，而文件看上去一切正常。"
        "所以不认识的键一律指出。本地自己的栏目先在 qingdan.yaml 的“扩展字段”里登记。"
    ),
    advice=N_("改成提示的键名；本地自己的栏目登记到 qingdan.yaml 的“扩展字段”。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n法律依据: [《示例条例》第一条]\n"),
    good=GOOD_POWER,
)


def explain(problem: Problem) -> Words:
    """Say which key was probably meant, or where the key belongs."""
    key = str(problem.path[-1]) if problem.path else ""
    inside = label(problem.path[:-1])
    message = (
        _("{inside}里没有“{key}”这个键。").format(inside=inside, key=shown(key))
        if problem.path[:-1]
        else _("不认识的键“{key}”。").format(key=shown(key))
    )
    return Words(message, _hint(problem, key), problem.path, Mark.KEY)


def likely(problem: Problem) -> str | None:
    """Return the key of the same record that was probably meant (``时限.法定`` for one below)."""
    key = str(problem.path[-1]) if problem.path else ""
    if _is_said_by_the_path(problem, key):
        return None
    surely = _surely(problem, key)
    if surely is not None:
        return surely
    if _elsewhere(problem, key) or _for_header(problem, key) or _other_list(problem, key):
        return None
    return nearest(key, (*_keys(problem.record), *problem.site.extra))


def _surely(problem: Problem, key: str) -> str | None:
    own = _keys(problem.record)
    words = SYNONYMS.get(fold(key))
    if words and words.split(".")[0] in own and words != key and not problem.path[:-1]:
        return words
    return nearest(key, (*own, *problem.site.extra), _english(problem.record), 1.1)


def _is_said_by_the_path(problem: Problem, key: str) -> bool:
    items = ITEM_MODELS.values()
    return key in SAID_BY_THE_PATH and not problem.path[:-1] and problem.site.model in items


def _elsewhere(problem: Problem, key: str) -> list[tuple[str, ...]]:
    return [p for p in keys_elsewhere(problem.site.model).get(key, ()) if p[-1:] == (key,)]


def _for_header(problem: Problem, key: str) -> str | None:
    if problem.site.model is not ListHeader or problem.site.kind is None:
        return None
    return nearest(key, tuple(sorted(inheritable_keys(problem.site.kind))), (), 1.1)


def _other_list(problem: Problem, key: str) -> ListKind | None:
    """Return the list whose items have the key at their top level."""
    if problem.path[:-1]:
        return None
    kinds = (kind for kind, model in ITEM_MODELS.items() if key in _keys(model))
    return next((kind for kind in kinds if kind is not problem.site.kind), None)


def _hint(problem: Problem, key: str) -> str:
    if _is_said_by_the_path(problem, key):
        return _("机构由所在的文件夹决定，事项 id 由文件名决定，都不写在文件里；删去这一行。")
    bare = key.strip(_BLANKS)
    if bare != key and bare in _keys(problem.record):
        return _("“{key}”前面或后面有全角空格或看不见的空格，删去。").format(key=bare)
    meant = likely(problem)
    if meant is not None:
        return _did_you_mean(problem, meant)
    inherited = _for_header(problem, key)
    if inherited:
        return _("写进“默认”：默认: {{{key}: …}}。").format(key=inherited)
    elsewhere = _elsewhere(problem, key)
    if elsewhere:
        places = quoted_list(f"“{'.'.join(path)}”" for path in elsewhere[:3])
        return _("这个键应写在别的层次：{places}。检查缩进。").format(places=places)
    return _no_idea(problem, key, _keys(problem.record))


def _no_idea(problem: Problem, key: str, own: tuple[str, ...]) -> str:
    other = _other_list(problem, key)
    if other is not None:
        return _("“{key}”是{list}的键；检查文件是不是放错了文件夹。").format(
            key=key, list=other.official_name
        )
    if len(own) <= 16:
        return _("这里可以写：{keys}。").format(keys=quoted_list(own))
    return _("删去这一行；本地自己的栏目先在 qingdan.yaml 的“扩展字段”里登记。")


def _did_you_mean(problem: Problem, near: str) -> str:
    first = near.split(".")[0]
    if isinstance(problem.parent, dict) and first in problem.parent:
        return _("是不是“{near}”？这里已经有“{first}”，请合并到一处。").format(
            near=near, first=first
        )
    return _("是不是“{near}”？").format(near=near)


@cache
def _keys(record: type[Record] | None) -> tuple[str, ...]:
    return tuple(f.alias for f in record.model_fields.values() if f.alias) if record else ()


@cache
def _english(record: type[Record] | None) -> tuple[tuple[str, str], ...]:
    if record is None:
        return ()
    return tuple((name, f.alias) for name, f in record.model_fields.items() if f.alias)
