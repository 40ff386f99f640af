"""Write ``compare/natures.py`` from the models: ``python tools/make_natures.py``.

To load the models takes longer than to compare a hundred items; what a comparison asks of them is
this one small table.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, get_args

from qingdan.model.aspect import Aspect
from qingdan.model.item import Basis
from qingdan.model.kinds import ITEM_MODELS, meta
from qingdan.model.record import Record
from qingdan.model.shared import Adopted, Written
from qingdan.model.vocabulary import ListKind

TARGET = Path(__file__).parents[1] / "src" / "qingdan" / "compare" / "natures.py"

_CLAUSES = (Adopted, Written)
_HEAD = '''\
"""What the fields of items are about. Made from the models by tools/make_natures.py.

The nature of a field stands under its path or, where it is the same, under the path of what it is
part of; ``!`` is put before what is kept from the public.
"""

from __future__ import annotations

from ..model.vocabulary import ListKind

'''

Nature = tuple[Aspect, bool]


def natures(kind: ListKind) -> dict[tuple[str, ...], Nature]:
    """Return the nature of every field that differs from the one it is part of, by path.

    The innermost key that says more than 内容 decides: ``任务[0].时限`` is a burden although tasks
    are procedure. A citation has the aspect of what it is cited for, and so have clauses.
    """
    found: dict[tuple[str, ...], Nature] = {}
    _walk(ITEM_MODELS[kind], (), (Aspect.CONTENT, False), found)
    return found


def _walk(
    model: type[Record], path: tuple[str, ...], whole: Nature, found: dict[tuple[str, ...], Nature]
) -> None:
    for field in model.model_fields.values():
        if not field.alias:
            continue
        noted = meta(field)
        own = Aspect(noted.get("x-aspect", Aspect.CONTENT))
        cited = model is Basis and own is Aspect.AUTHORITY
        aspect = whole[0] if own is Aspect.CONTENT or cited else own
        nature = (aspect, whole[1] or bool(noted.get("x-internal")))
        here = (*path, field.alias)
        if nature != whole:
            found[here] = nature
        inner = _record_of(field.annotation)
        if inner is not None:
            _walk(inner, here, nature, found)


def _record_of(annotation: Any) -> type[Record] | None:
    """Return the record inside an annotation such as ``list[Basis] | None``; None for clauses."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return None if annotation in _CLAUSES else annotation
    for part in get_args(annotation):
        found = _record_of(part)
        if found is not None:
            return found
    return None


def page() -> str:
    """Return the text of the module."""
    lines = ["NATURES: dict[ListKind, dict[str, str]] = {"]
    for kind in ITEM_MODELS:
        lines.append(f"    ListKind.{kind.name}: {{")
        for path, (aspect, internal) in natures(kind).items():
            mark = "!" if internal else ""
            lines.append(f'        "{".".join(path)}": "{mark}{aspect}",')
        lines.append("    },")
    return _HEAD + "\n".join([*lines, "}", ""])


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}\n")
