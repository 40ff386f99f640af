"""``qingdan who``: questions in everyday words over the sample, beside plain search."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from qingdan.publish.audience import SiteAudience
from qingdan.publish.public.projection import project
from qingdan.publish.search.asking import asked_of
from qingdan.store.inventory import Inventory, load_inventory
from qingdan.store.snapshot import worktree
from qingdan.who.answering import Desk
from qingdan.who.matters import matters

from .plain_search import plain

Said = tuple[int, str, str]
QUESTIONS = Path(__file__).parent / "data/who/questions.yaml"


@pytest.fixture(scope="module")
def inventory() -> Inventory:
    return load_inventory(worktree(Path(__file__).parent.parent / "inventories"))


@pytest.fixture(scope="module")
def desk(inventory: Inventory) -> Desk:
    return Desk(inventory)


def questions(part: str) -> list[tuple[str, set[str]]]:
    asked = YAML(typ="safe", pure=True).load(QUESTIONS.read_text(encoding="utf-8"))[part]
    return [(one["问"], set(one["谁"])) for one in asked]


def shares(desk: Desk, part: str) -> tuple[float, float]:
    """Share of questions whose first answer is certain and right; whose first three hold it."""
    asked = questions(part)
    first = third = 0
    for question, right in asked:
        answers = desk.ask(question, 3)
        first += bool(answers) and answers[0].certain and answers[0].lead.id in right
        third += any(one.lead.id in right for one in answers)
    return first / len(asked), third / len(asked)


def test_there_are_enough_questions_and_half_of_them_are_set_aside() -> None:
    looked_at, aside = questions("甲"), questions("乙")
    assert len(looked_at) + len(aside) >= 120
    assert len(looked_at) == len(aside)
    assert not {q for q, _right in looked_at} & {q for q, _right in aside}


def test_the_questions_set_aside_are_answered(desk: Desk) -> None:
    first, third = shares(desk, "乙")
    assert first >= 0.90
    assert third >= 0.97


def test_plain_search_of_substrings_is_worse(desk: Desk, inventory: Inventory) -> None:
    asked = questions("乙")
    right = sum(next(plain(inventory, q), "") in organs for q, organs in asked)
    assert shares(desk, "乙")[0] > right / len(asked)


def test_nobody_is_named_where_the_lists_say_nothing(desk: Desk) -> None:
    asked = YAML(typ="safe", pure=True).load(QUESTIONS.read_text(encoding="utf-8"))["丙"]
    assert [q for q in asked if any(one.certain for one in desk.ask(q))] == []


NOTHING_ASKED = ["怎么办", "怎么看", "誰來管", "这件事找谁", "去哪里办理？", "这个该怎么处理啊"]
"""Questions that ask and say nothing of a matter."""


@pytest.mark.parametrize("question", NOTHING_ASKED)
def test_words_that_only_ask_name_nobody(desk: Desk, question: str) -> None:
    assert desk.ask(question) == []


def test_what_is_asked_about_is_heard_among_words_that_only_ask(desk: Desk) -> None:
    """The characters that say nothing alone count beside others."""
    assert [one.lead.name for one in desk.ask("这里有人违建怎么办")][:1] == ["栖云市城市管理局"]


def test_the_command_names_nobody_for_words_that_only_ask(
    run_cli: Callable[..., Said], sample: Path
) -> None:
    code, out, _err = run_cli("who", "怎么办", "--workspace", sample)
    assert code == 1
    assert out.startswith("清单里没有找到“怎么办”由谁负责。")
    assert "相近的有" not in out


def test_a_case_names_the_organ_that_acts_in_it(desk: Desk) -> None:
    answer = desk.ask("小卖部无证卖鞭炮")[0]
    assert answer.lead.name == "栖云市应急管理局"
    assert "案例" in answer.why


def test_an_answer_says_what_towns_do_and_do_not(desk: Desk) -> None:
    answer = desk.ask("违章建筑")[0]
    assert answer.lead.name == "栖云市城市管理局"
    assert answer.towns
    assert "行政处罚" in answer.not_borne
    assert "《中华人民共和国城乡规划法》第六十四条" in answer.bases


@pytest.mark.parametrize("question", ["", "？！", " ", "吗", "a" * 5000, "\u202e违建", "違章建築"])
def test_odd_questions_are_answered_or_not_but_never_fail(desk: Desk, question: str) -> None:
    assert all(0 < one.score <= 1 for one in desk.ask(question))


def test_the_command_knows_of_public_items_what_a_site_shows_of_them(
    inventory: Inventory,
) -> None:
    """Items under review and internal tasks of public duties are not looked at, either."""
    shown = asked_of(project(inventory, SiteAudience.PUBLIC))
    assert [(one.item.id, one.lead, one.support, one.phrases) for one in shown] == [
        (one.entry.id, one.lead, one.support, one.phrases) for one in matters(inventory)
    ]
    assert "规划条件会审" not in {phrase.text for one in shown for phrase in one.phrases}


def test_traditional_characters_find_the_same(desk: Desk) -> None:
    assert desk.ask("違章建築")[0].item == desk.ask("违章建筑")[0].item


def test_the_command_says_who_and_why(run_cli: Callable[..., Said], sample: Path) -> None:
    code, out, _err = run_cli("who", "楼上漏水找谁", "--workspace", sample)
    assert code == 0
    assert out.startswith("栖云市住房和城乡建设局（电话 12345） 负责：")
    assert "俗称“楼上漏水”" in out


def test_the_command_is_honest_where_nobody_is_found(
    run_cli: Callable[..., Said], sample: Path
) -> None:
    code, out, _err = run_cli("who", "火星移民", "--workspace", sample)
    assert code == 1
    assert "没有找到“火星移民”" in out


def test_the_json_of_the_command(run_cli: Callable[..., Said], sample: Path) -> None:
    _code, out, _err = run_cli("who", "楼上", "漏水", "--format", "json", "--workspace", sample)
    said = json.loads(out)
    assert (said["schema"], said["query"]) == ("qingdan/who/1", "楼上 漏水")
    assert said["answers"][0]["lead"] == "zjj"
    assert set(said["answers"][0]) == {
        *("item", "list", "name", "lead", "lead_name", "phone", "support", "support_names"),
        *("towns", "not_borne", "bases", "limit", "score", "certain", "why", "in_force_from"),
    }
    assert said["answers"][0]["in_force_from"] is None


class TestWhatIsNotYetInForce:
    """From 2026-10-15 on."""

    ASKED = ("who", "物业纠纷找谁")

    def test_is_named_with_its_day(self, run_cli: Callable[..., Said], sample: Path) -> None:
        code, out, _err = run_cli(*self.ASKED, "--as-of", "2026-10-14", "--workspace", sample)
        assert code == 0
        first, note, *_rest = out.splitlines()
        assert first.endswith("负责：物业管理纠纷的调处")
        assert note == "  注意：这一事项尚未生效，自 2026-10-15 起。"

    def test_is_marked_among_the_others(self, run_cli: Callable[..., Said], sample: Path) -> None:
        asked = ("who", "业委会", "--as-of", "2026-10-14", "--workspace", sample)
        code, out, _err = run_cli(*asked)
        assert code == 0
        (line,) = [one for one in out.splitlines() if "尚未生效" in one]
        assert "物业管理纠纷的调处" in line
        assert line.endswith("（尚未生效，自 2026-10-15 起）")

    def test_says_nothing_on_its_day(self, run_cli: Callable[..., Said], sample: Path) -> None:
        code, out, _err = run_cli(*self.ASKED, "--as-of", "2026-10-15", "--workspace", sample)
        assert code == 0
        assert "物业管理纠纷的调处" in out
        assert "尚未生效" not in out

    def test_has_its_day_in_json(self, run_cli: Callable[..., Said], sample: Path) -> None:
        asked = (*self.ASKED, "--as-of", "2026-10-14", "--format", "json", "--workspace", sample)
        _code, out, _err = run_cli(*asked)
        assert json.loads(out)["answers"][0]["in_force_from"] == "2026-10-15"


def test_a_file_that_cannot_be_searched_is_named(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said]
) -> None:
    root = make_workspace({"organs.yaml": "机构: {}\n", "boundaries/bj-00000001.yaml": "名称: [\n"})
    for asked in (("who", "饭店油烟"), ("orphans", "overlap"), ("orphans", "list")):
        code, out, err = run_cli(*asked, "--workspace", str(root))
        assert code == 1
        assert "boundaries/bj-00000001.yaml:1:6: " in err
        assert "每个事项都有人负责" not in out
