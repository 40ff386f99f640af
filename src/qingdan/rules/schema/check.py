"""Hold a record against its model and say what is wrong in the words of the rules QD1xx."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from ...model.finding import FieldPath
from ...model.kinds import ITEM_MODELS, defaults_model, inheritable_keys
from ...model.record import Record
from ...model.shared import SharedText
from ...model.vocabulary import ListKind
from ...model.workspace import ExtraField, ListHeader
from ..files import too_many_findings
from ..rule import RawFinding
from . import (
    bad_code,
    bad_credit_code,
    bad_date,
    bad_duration,
    bad_organ_id,
    bad_region_code,
    empty_value,
    missing_key,
    not_inheritable,
    out_of_range,
    unknown_key,
    unknown_value,
    wrong_type,
)
from .extra import extra_problems
from .problem import Problem, Site, Words
from .shape import Form, field_by_key, path_in, slot_at, value_at

_Explain = Callable[[Problem], Words]
_EXPLAINERS: Mapping[str, tuple[str, _Explain]] = {
    error: (rule.RULE.slug, rule.explain)
    for rule in (
        unknown_key,
        missing_key,
        empty_value,
        wrong_type,
        unknown_value,
        bad_date,
        bad_duration,
        bad_credit_code,
        bad_region_code,
        bad_code,
        bad_organ_id,
        out_of_range,
    )
    for error in rule.TYPES
}
_LEFT_TO_OTHERS = frozenset({"qd_organ_id", "qd_item_id"})
"""In items, references that are no ids are reported by the rules that know what exists."""


def check_item(
    kind: ListKind,
    item: str,
    file: str,
    mapping: Mapping[str, Any],
    defaults: Mapping[str, Any],
    extra: Sequence[ExtraField],
    header: str,
) -> tuple[list[RawFinding], frozenset[str]]:
    """Return the schema findings of one item; ``defaults`` and ``header`` are its list's.

    Returned as well: the keys that were probably meant by unknown ones. That they are missing is
    no second mistake.
    """
    names = tuple(field.name for field in extra)
    site = Site(ITEM_MODELS[kind], kind, names)
    own = {k: v for k, v in mapping.items() if k not in names} if names else mapping
    problems = _problems(site, own, own)
    if extra:
        problems.extend(extra_problems(mapping, extra, site))
    findings: list[RawFinding] = []
    meant: frozenset[str] = frozenset()
    if problems:
        problems = [p for p in problems if p.kind not in _LEFT_TO_OTHERS]
        findings = _explained(problems, file, item)
        meant = frozenset(path[0] for path in _meant(problems))
    if mapping.get("状态") is None and "状态" not in meant:
        findings.extend(_status(mapping, defaults, header, file, item))
    return findings, meant


def check_record(model: type[Record], mapping: Mapping[str, Any], file: str) -> list[RawFinding]:
    """Return the schema findings of a file that is no item: register, shared text, workspace."""
    return _explained(_problems(Site(model), mapping, mapping), file, None)


def check_texts(mapping: Mapping[str, Any], file: str) -> list[RawFinding]:
    """Return the schema findings of a file of shared texts: every key is a name."""
    problems: list[Problem] = []
    for name, content in mapping.items():
        problems.extend(_problems(Site(SharedText), content, mapping, (name,)))
    return _explained(problems, file, None)


def check_header(kind: ListKind, mapping: Mapping[str, Any], file: str) -> list[RawFinding]:
    """Return the schema findings of the header of a list and of the defaults in it."""
    site = Site(ListHeader, kind)
    findings = _explained(_problems(site, mapping, mapping), file, None)
    defaults = mapping.get("默认")
    if not isinstance(defaults, dict):
        return findings
    allowed = inheritable_keys(kind)
    every = {field.alias for field in ITEM_MODELS[kind].model_fields.values()}
    refused = [key for key in defaults if key in every and key not in allowed]
    for key in refused:
        words = not_inheritable.explain(kind, ("默认", key))
        findings.append(_said(not_inheritable.RULE.slug, words, ("默认", key), file, None))
    rest = {key: value for key, value in defaults.items() if key not in refused}
    site = Site(defaults_model(kind), kind)
    findings.extend(_explained(_problems(site, rest, mapping, ("默认",)), file, None))
    return findings


def _status(
    mapping: Mapping[str, Any], defaults: Mapping[str, Any], header: str, file: str, item: str
) -> Iterator[RawFinding]:
    if "状态" in mapping:
        slot = slot_at(ITEM_MODELS[ListKind.POWERS], ("状态",))
        problem = Problem(
            "string_too_short", ("状态",), None, slot, mapping, None, Site(ListHeader), {}
        )
        words = empty_value.explain(problem)
        yield _said(empty_value.RULE.slug, words, ("状态",), file, item)
    elif defaults.get("状态") is None:
        words = missing_key.status_missing(mapping, header)
        yield _said(missing_key.RULE.slug, words, ("状态",), file, item)


def _problems(
    site: Site, mapping: Any, whole: Mapping[str, Any], prefix: FieldPath = ()
) -> list[Problem]:
    """Validate ``mapping``, which stands at ``prefix`` of the ``whole`` file."""
    try:
        site.model.model_validate(mapping)
    except ValidationError as error:
        complaints = error.errors(include_url=False)
    else:
        return []
    problems: dict[tuple[FieldPath, str], Problem] = {}
    for complaint in complaints:
        location = complaint["loc"]
        path = prefix + path_in(mapping, location)
        kind = complaint["type"]
        missing = kind == "missing"
        value = None if missing else complaint["input"]
        if value is None and not missing and kind not in unknown_key.TYPES:
            kind = "string_too_short"
        extra = kind in unknown_key.TYPES
        inner = location[:-1]
        slot = slot_at(site.model, inner if extra else location)
        holder = slot_at(site.model, inner)
        record = holder.record if holder.form is Form.RECORD else None
        if extra and record is not None and field_by_key(record, str(location[-1])):
            record = None
        parent = value_at(whole, path[:-1])
        problem = Problem(kind, path, value, slot, parent, record, site, complaint.get("ctx") or {})
        problems.setdefault((path, kind), problem)
    meant = _meant(problems.values())
    return [p for p in problems.values() if p.kind != "missing" or _keys_of(p.path) not in meant]


def _meant(problems: Iterable[Problem]) -> set[tuple[str, ...]]:
    """Return the paths (list indices kept as text) that unknown keys were probably meant for."""
    unknown = [problem for problem in problems if problem.kind in unknown_key.TYPES]
    return {
        (*_keys_of(problem.path[:-1]), likely.split(".")[0])
        for problem in unknown[: too_many_findings.LIMIT]
        if (likely := unknown_key.likely(problem)) is not None
    }


def _keys_of(path: FieldPath) -> tuple[str, ...]:
    return tuple(str(part) for part in path)


def _explained(problems: list[Problem], file: str, item: str | None) -> list[RawFinding]:
    """Put problems into words; more than anyone reads are counted, not worded."""
    listed = problems[: too_many_findings.LIMIT]
    findings = [_finding(problem, file, item) for problem in listed]
    if len(problems) > len(listed):
        findings.append(too_many_findings.count_rest(len(problems) - len(listed), file, item))
    return findings


def _finding(problem: Problem, file: str, item: str | None) -> RawFinding:
    slug, explain = _EXPLAINERS.get(problem.kind, (wrong_type.RULE.slug, wrong_type.explain))
    return _said(slug, explain(problem), problem.path, file, item)


def _said(slug: str, words: Words, path: FieldPath, file: str, item: str | None) -> RawFinding:
    at = path if words.at is None else words.at
    return RawFinding(slug, file, words.message, words.hint, at, words.mark, path, item)
