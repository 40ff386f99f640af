"""Read what every item stands on: workspace file, organ register, shared texts, list headers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ..appearance.reading import Appearance, read_appearance
from ..errors import QingdanError
from ..messages import _, joined
from ..model.adjustment import Adjustment
from ..model.finding import FieldPath
from ..model.heading_mapping import HeadingMapping
from ..model.kinds import ITEM_MODELS, inheritable_keys
from ..model.law import LocalLaw
from ..model.organ import OrganRegister
from ..model.shared import SharedText
from ..model.vocabulary import ExtraFieldType, ListKind
from ..model.workspace import FORMAT_VERSION, ExtraField, ListHeader, WorkspaceFile
from ..store.fault import Fault
from ..store.inventory import usable_defaults
from ..store.layout import ORGANS_FILE, WORKSPACE_FILE, Placed, Role, place
from ..store.positions import positions
from ..store.reader import Read, read_mapping
from ..store.snapshot import Snapshot
from .dressing import appearance_findings
from .extraction import header_facts, unreadable
from .facts import Around, Facts
from .files import symlink
from .judging import Judge
from .passages import Plan, plan_of
from .places import Source, locate, locate_faults
from .profile import load, names
from .reading import ItemFile, ListKey
from .register import Register, read_register
from .result import Located
from .rule import RawFinding
from .schema.check import check_header, check_record, check_texts
from .selection import SettingError, settings_of

CALENDAR_FILE = "calendar.yaml"
MAPPINGS_FOLDER = "mappings/"
_READ_FOR_FAULTS = (MAPPINGS_FOLDER, CALENDAR_FILE)
_SHARED = frozenset({Role.ORGANS, Role.TEXTS, Role.LAW, Role.ADJUSTMENT, Role.HEADER})
_OWN = frozenset({Role.PAGE, Role.IMAGE, Role.TEMPLATE})
_FORM_NOT_KNOWN = frozenset({"not-a-mapping", "empty-file"})


@dataclass
class Ground:
    """What items stand on, and what is wrong with it.

    ``register`` and ``texts`` are None where they cannot be read: then nothing is said about the
    names in them, since everything would be unknown.
    """

    items: list[ItemFile] = field(default_factory=list)
    register: Register | None = None
    texts: dict[str, list[tuple[str, FieldPath]]] | None = field(default_factory=dict)
    headers: list[Facts] = field(default_factory=list)
    defaults: dict[ListKey, Mapping[str, Any]] = field(default_factory=dict)
    located: list[Located] = field(default_factory=list)
    laws: list[Mapping[str, Any]] = field(default_factory=list)
    """What ``laws/*.yaml`` hold."""
    adjustments: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """What ``adjustments/*.yaml`` hold, by path."""
    calendar: Mapping[str, Any] = field(default_factory=dict)
    """What ``calendar.yaml`` holds."""
    appearance: Appearance = field(default_factory=Appearance)
    """What the site has of its own."""


def read_workspace(snapshot: Snapshot) -> WorkspaceFile:
    """Read ``qingdan.yaml``.

    Raises ``QingdanError`` with the place of the first mistake: with a broken configuration
    nothing else can be judged.
    """
    try:
        data = snapshot.read(WORKSPACE_FILE)
    except FileNotFoundError:
        raise QingdanError(
            _("没有 qingdan.yaml。"), _("新建工作区用 qingdan init。"), file=WORKSPACE_FILE
        ) from None
    read = read_mapping(data)
    source = Source(read.text, data)
    found = locate_faults(read.faults, WORKSPACE_FILE, source, None)
    if read.value is not None:
        _refuse_other_format(read)
        found += locate(check_record(WorkspaceFile, read.value, WORKSPACE_FILE), source)
    if found:
        raise _broken(found)
    workspace = WorkspaceFile.model_validate(read.value)
    for path, message, hint in _misdeclared(workspace):
        raise configuration_error(read.text or "", path, message, hint)
    return workspace


def read_around(
    snapshot: Snapshot,
    today: datetime.date,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Around, dict[ListKind, tuple[ExtraField, ...]]]:
    """Return what all rules may ask for, and the declared extra fields.

    Raises ``QingdanError`` for a mistake in ``qingdan.yaml`` or on the command line.
    """
    workspace = read_workspace(snapshot)
    try:
        profile = load(workspace.profile)
    except KeyError:
        text = read_mapping(snapshot.read(WORKSPACE_FILE)).text or ""
        raise configuration_error(
            text,
            ("方案",),
            _("没有方案“{name}”。").format(name=workspace.profile),
            _("可以写：{choices}。").format(choices=joined(names())),
        ) from None
    try:
        settings = settings_of(
            workspace.rules, select, ignore, profile.demanded_rules, profile.levels
        )
    except SettingError as error:
        text = read_mapping(snapshot.read(WORKSPACE_FILE)).text or ""
        raise configuration_error(text, ("规则", *error.path), error.message, error.hint) from None
    extra = {kind: tuple(fields) for kind, fields in workspace.extra_fields.items()}
    return Around(settings, profile, workspace, today), extra


def configuration_error(text: str, path: FieldPath, message: str, hint: str) -> QingdanError:
    """Return the error for a value of ``qingdan.yaml`` that is well formed but cannot be meant."""
    line, column = positions(text).value(path)
    return QingdanError(message, hint, file=WORKSPACE_FILE, line=line, column=column)


def _broken(found: list[Located]) -> QingdanError:
    findings = sorted((located.finding for located in found), key=lambda f: f.order)
    first = findings[0]
    message = first.message
    if len(findings) > 1:
        message += _("（另有 {count} 处）").format(count=len(findings) - 1)
    return QingdanError(
        message, first.hint, file=WORKSPACE_FILE, line=first.line, column=first.column
    )


def _refuse_other_format(read: Read) -> None:
    version = (read.value or {}).get("格式")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise configuration_error(
            read.text or "",
            ("格式",),
            _("工作区的格式是 {version}，这个 qingdan 只认得 {known}。").format(
                version=version, known=FORMAT_VERSION
            ),
            _("升级 qingdan 后再试。"),
        )


def _misdeclared(workspace: WorkspaceFile) -> Iterable[tuple[FieldPath, str, str]]:
    """Yield declarations of extra fields that no item could satisfy."""
    for kind, fields in workspace.extra_fields.items():
        taken = {f.alias for f in ITEM_MODELS[kind].model_fields.values()}
        for index, extra in enumerate(fields):
            path: FieldPath = ("扩展字段", str(kind), index, "名称")
            if extra.name in taken:
                yield (
                    path,
                    _("扩展字段“{name}”与已有的键重名。").format(name=extra.name),
                    _("换一个名称；已有的键见 docs/format.md。"),
                )
            if extra.type is ExtraFieldType.CHOICE and not extra.choices:
                yield (
                    path,
                    _("扩展字段“{name}”的类型是枚举，却没有选项。").format(name=extra.name),
                    _("补上“选项: [甲, 乙]”。"),
                )
            taken.add(extra.name)


def item_file(placed: Placed) -> ItemFile | None:
    """Return the item a file holds; None where it holds something else."""
    if placed.role is not Role.ITEM or placed.kind is None or placed.id is None:
        return None
    return ItemFile(placed.path, placed.kind, placed.organ, placed.id)


def read_ground(snapshot: Snapshot, around: Around) -> Ground:
    """Read register, shared texts and headers; sort out what does not belong in a workspace."""
    ground = Ground()
    judge = Judge(around)
    shared: dict[str, Placed] = {}
    own: list[Placed] = []
    for path in snapshot.paths():
        placed = place(path)
        item = item_file(placed)
        if item is not None:
            ground.items.append(item)
        elif placed.fault is not None:
            ground.located += locate_faults([placed.fault], path, Source(None), None)
        elif placed.role in _OWN:
            own.append(placed)
        elif placed.role in _SHARED or _is_yaml_of_others(path):
            shared[path] = placed
    for path in snapshot.links():
        ground.located += locate([symlink.refuse(path)], Source(None))
    if ORGANS_FILE not in shared and ORGANS_FILE not in snapshot.links():
        ground.register = Register(missing=True)
    for path, data in snapshot.read_all(shared):
        _take(ground, shared[path], read_mapping(data), data, judge)
    ground.appearance = read_appearance(snapshot, own)
    ground.located += appearance_findings(snapshot, ground.appearance, around, judge)
    return ground


def _is_yaml_of_others(path: str) -> bool:
    return path.startswith(_READ_FOR_FAULTS) and path.endswith(".yaml")


def _take(ground: Ground, placed: Placed, read: Read, data: bytes, judge: Judge) -> None:
    source = Source(read.text, data)
    faults: Iterable[Fault] = read.faults
    findings: list[RawFinding] = []
    match placed.role:
        case Role.ORGANS:
            if read.value is not None:
                ground.register = read_register(read.value)
                findings = check_record(OrganRegister, read.value, placed.path)
        case Role.TEXTS:
            findings = _take_texts(ground, placed.path, read)
        case Role.LAW:
            if read.value is not None:
                ground.laws.append(read.value)
                findings = check_record(LocalLaw, read.value, placed.path)
        case Role.ADJUSTMENT:
            if read.value is not None:
                ground.adjustments[placed.path] = read.value
                findings = check_record(Adjustment, read.value, placed.path)
        case Role.HEADER:
            findings = _take_header(ground, placed, read)
        case _:
            faults = [fault for fault in faults if fault.slug not in _FORM_NOT_KNOWN]
            if placed.path == CALENDAR_FILE:
                ground.calendar = read.value or {}
            elif placed.path.startswith(MAPPINGS_FOLDER) and read.value is not None:
                findings = check_record(HeadingMapping, read.value, placed.path)
    plan = _text_plan(placed.role, placed.kind)
    if plan is not None and read.value is not None:
        findings.extend(judge.texts(plan, read.value, placed.path))
    ground.located += locate_faults(faults, placed.path, source, None)
    ground.located += locate(findings, source)


@cache
def _text_plan(role: Role, kind: ListKind | None) -> Plan | None:
    """Return where texts stand in a shared file."""
    match role:
        case Role.ORGANS:
            return plan_of(OrganRegister)
        case Role.TEXTS:
            return Plan(each=plan_of(SharedText))
        case Role.HEADER if kind is not None:
            plan = plan_of(ListHeader)
            defaults = plan_of(ITEM_MODELS[kind])
            return Plan(keys={**plan.keys, "默认": defaults})
    return None


def _take_texts(ground: Ground, path: str, read: Read) -> list[RawFinding]:
    if read.value is None:
        ground.texts = None
        return []
    if ground.texts is not None:
        for name in read.value:
            ground.texts.setdefault(name, []).append((path, (name,)))
    return check_texts(read.value, path)


def _inheritable(kind: ListKind) -> list[str]:
    return sorted(inheritable_keys(kind))


def _unusable(
    kind: ListKind, defaults: Mapping[str, Any], known: Mapping[str, Any]
) -> Iterator[str]:
    """Yield the defaults that stand there and cannot be used: neither given nor missing.

    Where a key has a name that nobody knows, any of them may be meant.
    """
    every = {field.alias for field in ITEM_MODELS[kind].model_fields.values()}
    misspelt = any(key not in every for key in defaults)
    for key in _inheritable(kind):
        if key not in known and key != "状态" and (misspelt or key in defaults):
            yield key


def _take_header(ground: Ground, placed: Placed, read: Read) -> list[RawFinding]:
    kind = placed.kind
    if kind is None:
        return []
    if read.value is None:
        # What the header says is not known: its items are not blamed for what they left to it.
        ground.defaults[kind, placed.organ] = {**dict.fromkeys(_inheritable(kind)), "状态": ""}
        ground.headers.append(unreadable(kind, placed.organ, "", placed.path))
        return []
    defaults = read.value.get("默认")
    if isinstance(defaults, dict):
        known = usable_defaults(kind, defaults)
        if "状态" in defaults and "状态" not in known:
            known["状态"] = ""
        known.update(dict.fromkeys(_unusable(kind, defaults, known)))
        ground.defaults[kind, placed.organ] = known
    ground.headers.append(header_facts(kind, placed.organ, placed.path, read.value))
    return check_header(kind, read.value, placed.path)
