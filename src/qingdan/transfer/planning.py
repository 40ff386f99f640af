"""Work a transfer out: which files change and how, what was done, what a person must decide."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from ..compare.alignment import align
from ..errors import BrokenDataError
from ..messages import _, joined
from ..model.vocabulary import ListKind
from ..rules.profile import Profile
from ..store.emit import emit
from ..store.format import in_order, order_for
from ..store.layout import header_path, item_path, place
from ..store.patch import UnpatchableError
from ..store.retelling import retold
from .choosing import DRAFTS, choose, demand_parties
from .dating import Dating
from .elsewhere import boundaries, others
from .entrusting import entrusted
from .heading import header_made, new_header, recount
from .moving import Moving
from .offices import Offices
from .order import CodePolicy, Order
from .plan import Moved, Note, Plan, Topic
from .recoding import Recoding, policy_of
from .registering import close
from .scene import Scene, Source, demand_readable, word_at
from .sharing import own_parts, unkept
from .wording import Renaming


def plan_transfer(scene: Scene, order: Order, profile: Profile) -> Plan:
    """Return what the transfer does.

    Raises ``QingdanError`` where the order cannot be carried out, ``BrokenDataError`` where a file
    that must change cannot be read.
    """
    demand_parties(scene, order)
    chosen, along = choose(scene, order)
    return _Planner(scene, order, policy_of(profile)).plan(chosen, along)


class _Planner:
    def __init__(self, scene: Scene, order: Order, policy: CodePolicy) -> None:
        self._scene = scene
        self._order = order
        self._recoding = Recoding(scene, order.giver, order.taker, policy)
        self._renaming = Renaming(scene, order)
        self._dating = Dating(scene, order)
        self._done: list[Note] = []
        self._left: list[Note] = []
        self._files: dict[str, bytes | None] = {}
        self._before: dict[str, bytes] = {}

    def plan(self, chosen: Sequence[Source], along: Sequence[str]) -> Plan:
        kinds = list(dict.fromkeys(item.kind for item in chosen))
        defaults = self._headers(chosen, kinds)
        moving = Moving(self._scene, self._order, defaults, self._dating)
        moved: list[Moved] = []
        values: list[tuple[Source, dict[str, Any]]] = []
        for item in chosen:
            value = moving.start(item)
            self._note(self._renaming.rename(item, value))
            self._done += own_parts(self._scene, self._order, item, value)
            if self._scene.status(item) not in DRAFTS:
                self._note(self._recoding.recode(item, value))
            moved.append(moving.end(item, value))
            values.append((item, value))
            self._move(item, value)
        self._note((moving.done(), [*moving.left(), *self._recoding.left()]))
        self._register(values)
        self._elsewhere(chosen)
        self._left += self._dating.left()
        self._left += entrusted(self._scene, self._order, chosen)
        self._ask(chosen, along)
        return Plan(
            self._order,
            {one: self._scene.called(one) for one in (self._order.giver, self._order.taker)},
            tuple(moved),
            self._files,
            self._before,
            tuple(self._done),
            tuple(self._left),
        )

    def _headers(
        self, chosen: Sequence[Source], kinds: Sequence[ListKind]
    ) -> Mapping[ListKind, Mapping[str, Any]]:
        """Change the headers; return what items of the new organ inherit."""
        scene, order = self._scene, self._order
        defaults: dict[ListKind, Mapping[str, Any]] = {}
        for kind in kinds:
            of_kind = [item for item in chosen if item.kind is kind]
            made = new_header(scene, order, kind)
            if made is not None:
                path = header_path(kind, order.taker)
                ordering = order_for(place(path))
                assert ordering is not None  # noqa: S101 - a header has one
                self._files[path] = emit(in_order(made, ordering)).encode()
                defaults[kind] = made.get("默认", {})
                self._note(header_made(scene, order, kind))
            else:
                defaults[kind] = scene.defaults(kind, order.taker)
            for organ, sign in ((order.giver, -1), (order.taker, 1)):
                header = scene.headers.get((kind, organ))
                if header is not None and "声明数量" in header.value:
                    demand_readable([header])
                    value = copy.deepcopy(header.value)
                    self._done += recount(scene, header, value, of_kind, sign)
                    self._rewrite(header, value)
        if order.close:
            self._remove_empty_lists(chosen)
        return defaults

    def _remove_empty_lists(self, chosen: Sequence[Source]) -> None:
        """Take away headers of the closed organ's lists that have nothing left to head."""
        for (kind, organ), header in self._scene.headers.items():
            if organ != self._order.giver:
                continue
            held = [one for one in self._scene.of_organ(organ) if one.kind is kind]
            if all(one in chosen for one in held):
                self._files[header.path] = None
                self._before[header.path] = header.data
                text = _("{path} 不再有事项，表头一并删去（历史里还查得到）。")
                self._done.append(
                    Note(Topic.HEADERS, text.format(path=header.path), file=header.path)
                )

    def _register(self, values: Sequence[tuple[Source, dict[str, Any]]]) -> None:
        content = copy.deepcopy(self._scene.organs.value)
        organs = content["机构"]
        offices = Offices(self._scene, self._order)
        self._note(offices.settle(values, organs[self._order.taker]))
        if self._order.close:
            self._note(close(self._scene, self._order, organs))
        if content != self._scene.organs.value:
            self._rewrite(self._scene.organs, content)

    def _elsewhere(self, chosen: Sequence[Source]) -> None:
        changed, done, left = boundaries(self._scene, self._order, self._dating)
        by_path = {item.path: item for item in self._scene.items.values()}
        for path, value in changed.items():
            self._rewrite(by_path[path], value)
        self._note((done, left))
        self._left += others(self._scene, self._order, chosen)

    def _ask(self, chosen: Sequence[Source], along: Sequence[str]) -> None:
        """Note what only people know."""
        self._left += unkept(self._scene, self._order)
        if along:
            text = _("子项随主项一起划转：{ids}。").format(ids=joined(along))
            self._done.append(Note(Topic.ITEMS, text))
        if self._order.document is None:
            text = _("没有写 --document：批准文号出来以后，写进表头或者各事项的“批准”。")
            self._left.append(Note(Topic.DATES, text))
        duties = [item for item in chosen if "三定" in item.value]
        if duties:
            text = _("{count} 个职责的“三定”出处还是原机构的规定，换成新机构的。").format(
                count=len(duties)
            )
            first = duties[0]
            self._left.append(Note(Topic.WORDS, text, first.id, first.path, ("三定",)))
        self._collisions(chosen)
        going = {item.id for item in chosen}
        stay = [one for one in self._scene.of_organ(self._order.giver) if one.id not in going]
        if not stay and not self._order.close:
            text = _("“{giver}”名下已经没有事项：机构撤销的，加 --close 再做一次。").format(
                giver=self._scene.called(self._order.giver)
            )
            self._left.append(Note(Topic.REGISTER, text))

    def _collisions(self, chosen: Sequence[Source]) -> None:
        there = {
            (one.kind, one.name, word_at(one.value, "类型")): one
            for one in reversed(self._scene.of_organ(self._order.taker))
            if self._scene.status(one) != "废止"
        }
        for item in chosen:
            other = there.get((item.kind, item.name, word_at(item.value, "类型")))
            if other is not None:
                text = _("“{name}”：新机构已有同名的事项 {id}，合并成一项，或者改名分清。")
                said = text.format(name=item.name, id=other.id)
                self._left.append(Note(Topic.ITEMS, said, item.id, item.path, ("名称",)))

    def _move(self, item: Source, value: dict[str, Any]) -> None:
        self._files[item.path] = None
        self._before[item.path] = item.data
        self._files[item_path(item.kind, self._order.taker, item.id)] = _told(item, value)

    def _rewrite(self, source: Source, value: dict[str, Any]) -> None:
        data = _told(source, value)
        if data != source.data:
            self._files[source.path] = data
            self._before[source.path] = source.data

    def _note(self, notes: tuple[Sequence[Note], Sequence[Note]]) -> None:
        self._done += notes[0]
        self._left += notes[1]


def _told(source: Source, value: dict[str, Any]) -> bytes:
    """Return the bytes of a file that says ``value``, with its own layout and comments."""
    try:
        new = retold(source.data.decode("utf-8"), value, order_for(source.placed), align)
    except UnpatchableError as error:
        raise BrokenDataError(
            _("{path} 改写以后读不回来，没有改动任何文件。").format(path=source.path),
            _("先运行 qingdan fmt 整理这个文件，再运行一次。"),
            file=source.path,
        ) from error
    return new.encode("utf-8")
