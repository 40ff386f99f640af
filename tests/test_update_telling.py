"""What ``qingdan import --update`` tells people, and what it makes of slips of their hands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qingdan.cells.columns import list_columns
from qingdan.model.vocabulary import ListKind
from qingdan.store.reader import read_mapping

from .exchange.exports import exported
from .test_update_command import FILES, FIRST, SECOND, Office, Sheets


@pytest.fixture
def office(make_workspace: Any, run_cli: Any, git: Any, tmp_path: Path) -> Office:
    root = make_workspace(FILES)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "一")
    return Office(root, exported(root, tmp_path / "t", "xlsx")[0], run_cli, git)


def values(office: Office, path: str) -> tuple[str | None, str | None]:
    mapping = read_mapping(office.text(path).encode()).value
    return mapping.get("咨询方式"), mapping.get("备注")


class TestQuotes:
    @pytest.mark.parametrize("kind", ListKind)
    def test_a_table_gives_no_advice_on_writing_yaml(self, kind: ListKind) -> None:
        assert not [one.path for one in list_columns(kind).columns if "引号" in one.help]

    def test_quotes_typed_around_a_number_are_not_its_text(self, office: Office) -> None:
        def edit(sheets: Sheets) -> None:
            sheets.set("cf-aaaaaaaa", "咨询方式", '"0990-6222222"')
            sheets.set("cf-aaaaaaaa", "编码.地方编码", '"0102003000"')
            sheets.set("xk-bbbbbbbb", "备注", '"照录"')
            sheets.add(机构="zfj", 名称="新的一项", 类型="行政处罚", 咨询方式='"12345"')

        office.edit(edit)
        told = office.told()
        kinds = [one["kind"] for one in told["sources"][0]["problems"]]

        assert kinds == ["quotes-dropped"] * 3
        assert told["update"]["edited"][0]["fields"] == ["咨询方式"]
        added = told["update"]["added"][0]["file"]
        assert {path: values(office, path) for path in (FIRST, SECOND, added)} == {
            FIRST: ("0990-6222222", "先放着"),
            SECOND: (None, '"照录"'),
            added: ("12345", None),
        }

    def test_quotes_that_the_file_has_stay(self, office: Office) -> None:
        office.commit(**{FIRST: FILES[FIRST] + """咨询方式: '"甲"'\n"""})
        office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "咨询方式", '"甲"'))
        assert office.told()["update"]["edited"] == []
        assert """咨询方式: '"甲"'\n""" in office.text(FIRST)
