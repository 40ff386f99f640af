"""What belongs where, read from the model; and that every complaint of pydantic has words."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from qingdan.model.duty import Duty
from qingdan.model.kinds import ITEM_MODELS, defaults_model
from qingdan.model.organ import OrganRegister
from qingdan.model.power import Power
from qingdan.model.record import Record
from qingdan.model.shared import SharedText
from qingdan.model.vocabulary import ListKind
from qingdan.model.workspace import ListHeader, WorkspaceFile
from qingdan.rules.nearest import fold, nearest
from qingdan.rules.schema.check import _EXPLAINERS, _LEFT_TO_OTHERS
from qingdan.rules.schema.shape import Form, keys_elsewhere, path_in, slot_at
from qingdan.rules.schema.synonyms import SYNONYMS

MODELS = [*ITEM_MODELS.values(), OrganRegister, SharedText, ListHeader, WorkspaceFile]
MODELS += [defaults_model(kind) for kind in ListKind]
WRONG: list[Any] = [None, 3, -1, "", "x" * 3000, "x", True, [], ["x"], [3], [None], {}, {"a": 1}]
WRONG += [{"套用": 3}, {"内容": "x"}, {"名称": 3}, [{}], [{"a": 1}]]


def complaints(model: type[Record]) -> set[str]:
    """Kinds of errors that wrong values raise at every key of every level of a model."""
    found: set[str] = set()

    def judge(content: Any) -> None:
        try:
            model.model_validate(content)
        except ValidationError as error:
            found.update(problem["type"] for problem in error.errors())

    for key, paths in keys_elsewhere(model).items():
        for path in paths:
            for wrong in WRONG:
                content: Any = {key: wrong}
                for part in reversed(path[:-1]):
                    content = {part: content}
                judge(content)
                judge(_with_lists(content))
    return found


def _with_lists(content: Any) -> Any:
    if isinstance(content, dict) and len(content) == 1:
        ((key, value),) = content.items()
        return {key: [_with_lists(value)]}
    return content


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_complaint_has_words(model):
    kinds = complaints(model)
    assert {"missing", "extra_forbidden"} & kinds
    assert kinds <= set(_EXPLAINERS) | _LEFT_TO_OTHERS


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_has_a_form(model):
    for paths in keys_elsewhere(model).values():
        for path in paths:
            slot = slot_at(model, _location(model, path))
            if path != ("默认",):
                assert slot.form is not Form.UNKNOWN, path
            assert slot.field is not None
            assert slot.field.description


def _location(model: type[Record], path: tuple[str, ...]) -> tuple[str | int, ...]:
    """Write the path as pydantic's location: an index or key after lists and tables."""
    location: tuple[str | int, ...] = ()
    for part in path:
        form = slot_at(model, location).form
        while form in (Form.LIST, Form.TABLE):
            location = (*location, 0 if form is Form.LIST else "某")
            form = slot_at(model, location).form
        location = (*location, part)
    return location


@pytest.mark.parametrize(
    ("location", "data", "path"),
    [
        (("名称",), {"类型": "x"}, ("名称",)),
        (
            ("责任事项", "直接实施", "adopted", "套用"),
            {"责任事项": {"直接实施": {"套用": 3}}},
            None,
        ),
        (("依据", 0, "引用"), {"依据": [""]}, ("依据", 0)),
        (("牵头", 0), {"牵头": "某局"}, ("牵头",)),
        (("机构", "甲", "[key]"), {"机构": {"甲": {}}}, ("机构", "甲")),
    ],
)
def test_a_location_is_a_path_of_the_file(location, data, path):
    assert path_in(data, location) == (path or ("责任事项", "直接实施", "套用"))


class TestNearest:
    @pytest.mark.parametrize(
        ("word", "known", "expected"),
        [
            ("依剧", ("名称", "依据"), "依据"),
            ("状态 ", ("状态",), "状态"),
            ("處罰內容", ("处罚内容",), "处罚内容"),
            ("处罚", ("行政许可", "行政处罚"), "行政处罚"),
            ("行政", ("行政许可", "行政处罚"), "行政许可"),
            ("完全不同", ("名称", "依据"), None),
            ("", ("名称",), None),
            ("长" * 100, ("名称",), None),
        ],
    )
    def test_suggests(self, word, known, expected):
        assert nearest(word, known) == expected

    def test_english_names(self):
        assert nearest("name", ("名称",), (("name", "名称"),)) == "名称"

    def test_every_key_is_itself_after_folding(self):
        for model in MODELS:
            for key in keys_elsewhere(model):
                assert fold(key) == key.lower()


def test_synonyms_lead_to_keys_that_exist():
    known = {
        ".".join(path)
        for model in ITEM_MODELS.values()
        for paths in keys_elsewhere(model).values()
        for path in paths
    }
    assert set(SYNONYMS.values()) <= known
    own = set(keys_elsewhere(Power)) & set(keys_elsewhere(Duty))
    assert not {word for word in SYNONYMS if word in own}
