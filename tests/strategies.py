"""Random valid records of any model, as the plain mappings that stand on disk."""

from __future__ import annotations

import datetime
import types
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from qingdan.model import codes, record
from qingdan.model.duration import Duration, Unit
from qingdan.model.shared import Clauses

TEXT = st.text("甲乙丙《》第十条、，。：；（）〔〕 \n0123abc:#-'\"[]{}", min_size=1, max_size=25)
ITEM_IDS = st.from_regex(record.ITEM_ID, fullmatch=True).filter(lambda s: len(s) < 40)
ORGAN_IDS = st.from_regex(record.ORGAN_ID, fullmatch=True).filter(lambda s: len(s) < 20)
DURATIONS = st.builds(
    lambda number, unit: str(Duration(number, unit)), st.integers(0, 999), st.sampled_from(Unit)
)
SPECIAL: dict[Any, st.SearchStrategy[Any]] = {
    record.ItemId: ITEM_IDS,
    record.OrganId: ORGAN_IDS,
    codes.SocialCreditCode: st.just("12441500196720244T"),
    codes.RegionCode: st.just("650200"),
    codes.BasicCode: st.just("442199806003"),
    codes.ImplementationCode: st.just("12441500196720244T3442199806003"),
    record.Day: st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1)).map(str),
    record.Flag: st.booleans(),
    record.Count: st.integers(0, 99),
    Clauses: st.one_of(
        TEXT,
        st.lists(TEXT, min_size=1, max_size=3),
        st.fixed_dictionaries({"套用": TEXT}, optional={"另加": st.lists(TEXT, max_size=2)}),
        st.fixed_dictionaries(
            {"内容": st.lists(TEXT, min_size=1, max_size=2)}, optional={"开头": TEXT}
        ),
    ),
}


def of(annotation: Any) -> st.SearchStrategy[Any]:
    """Return values of an annotation as they are read from a file."""
    for special, strategy in SPECIAL.items():
        if annotation == special:
            return strategy
    origin = get_origin(annotation)
    arguments = get_args(annotation)
    if origin is Annotated:
        return of(arguments[0])
    if origin in (Union, types.UnionType):
        return of(next(a for a in arguments if a is not type(None)))
    if origin is list:
        return st.lists(of(arguments[0]), min_size=1, max_size=2)
    if origin is dict:
        return st.dictionaries(of(arguments[0]), of(arguments[1]), min_size=1, max_size=2)
    if annotation is Duration:
        return DURATIONS
    if annotation is int:
        return st.integers(1, 9)
    if annotation is str:
        return TEXT
    if annotation is bool:
        return st.booleans()
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return st.sampled_from([member.value for member in annotation])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return st.deferred(lambda: records(annotation))
    return TEXT


@cache
def records(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """Return mappings that ``model`` accepts: required keys always, others now and then."""
    required, optional = {}, {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        annotation = model.__annotations__.get(name, field.annotation)
        resolved = field.annotation if isinstance(annotation, str) else annotation
        if field.metadata and get_origin(resolved) is not Annotated:
            resolved = Annotated[(resolved, *field.metadata)]
        (required if field.is_required() else optional)[key] = of(resolved)
    return st.fixed_dictionaries(required, optional=optional)
