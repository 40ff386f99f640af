"""The table of what fields are about says what the models say."""

from __future__ import annotations

import make_natures
from qingdan.compare.aspects import field_nature, text_nature
from qingdan.model.aspect import Aspect
from qingdan.model.shared import TextUse
from qingdan.model.vocabulary import ListKind


def test_the_table_is_made_from_the_models_of_today():
    assert make_natures.TARGET.read_text("utf-8") == make_natures.page(), (
        "run: python tools/make_natures.py"
    )


def test_a_field_is_what_the_innermost_key_says():
    assert field_nature(ListKind.DUTIES, ("任务", 0, "时限")).aspect is Aspect.BURDEN
    assert field_nature(ListKind.DUTIES, ("任务", 0, "流程", 1, "环节")).aspect is Aspect.PROCEDURE
    assert field_nature(ListKind.DUTIES, ("没有的键", "任务")).aspect is Aspect.CONTENT
    assert field_nature(ListKind.POWERS, ("依据", 2, "核对", "结论")).internal


def test_every_use_of_a_shared_text_but_other_says_something():
    said = {use: text_nature(str(use)).aspect for use in TextUse}
    assert {use for use, aspect in said.items() if aspect is Aspect.CONTENT} == {TextUse.OTHER}
    assert text_nature(["流程"]).aspect is Aspect.CONTENT
