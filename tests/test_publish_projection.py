"""What is not public never leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.model.vocabulary import ListKind
from qingdan.publish.audience import SiteAudience
from qingdan.publish.build import Order, build
from qingdan.publish.public.projection import Projection, Withheld, project
from qingdan.publish.siteformat import SiteFormat
from qingdan.store.inventory import load_inventory
from qingdan.store.snapshot import worktree

from .publish_cases import (
    CANARY,
    CANARY_ID,
    CANARY_NUMBER,
    SECRET_FILES,
    files_of,
    internal_keys,
    opened,
)

Make = Callable[..., Path]


@pytest.fixture
def secretive(make_workspace: Make) -> Path:
    return make_workspace(SECRET_FILES)


CANARIES = (
    CANARY.encode(),
    CANARY_ID.encode(),
    CANARY_NUMBER.encode(),
    ascii(CANARY).strip("'").encode(),
)


def projected(root: Path, audience: SiteAudience = SiteAudience.PUBLIC) -> Projection:
    inventory = load_inventory(worktree(root))
    assert inventory.broken == []
    return project(inventory, audience)


def fields(projection: Projection, item_id: str) -> dict[str, object]:
    return next(item.fields for item in projection.items if item.id == item_id)


def test_the_canaries_sit_in_every_internal_field() -> None:
    """A field that is marked internal later must get a canary, or nothing would watch it."""
    text = "\n".join(SECRET_FILES.values())
    for model, key in internal_keys():
        assert f"{key}:" in text, f"{model} has an internal field {key} without a canary"


@pytest.mark.parametrize("form", SiteFormat)
def test_no_canary_leaves(secretive: Path, tmp_path: Path, form: SiteFormat) -> None:
    build(worktree(secretive), Order(tmp_path / "out", form))
    files = files_of(tmp_path / "out")
    assert len(files) > 5
    for path, content in files.items():
        for canary in CANARIES:
            assert canary not in opened(content), f"{canary!r} in {path}"
            assert canary.decode() not in path


def test_the_canaries_are_there_for_the_office_itself(secretive: Path, tmp_path: Path) -> None:
    """The same search finds them in the internal site: it is able to find something."""
    build(worktree(secretive), Order(tmp_path / "out", audience=SiteAudience.INTERNAL))
    files = files_of(tmp_path / "out")
    assert CANARY.encode() in files["powers/cf-7k3q9d2m.html"]
    assert CANARY_NUMBER.encode() in files["delegations/fq-7k3q9d2m.html"]
    assert f"powers/{CANARY_ID}-draft.html" in files
    assert "内部版本".encode() in files["index.html"]
    assert b"noindex" in files["index.html"]
    assert CANARY.encode() + "没人用".encode() not in b"".join(files.values())


def test_references_to_what_is_not_public_are_dropped(secretive: Path) -> None:
    projection = projected(secretive)
    power = fields(projection, "cf-7k3q9d2m")
    assert power.keys().isdisjoint({"主项", "职责", "承接自", "拆分自", "合并自"})
    assert fields(projection, "cf-0ld0ld0l")["承接"] == ["cf-7k3q9d2m"]
    (task,) = fields(projection, "gh03a7k2")["任务"]
    assert task == {"编号": "1", "名称": "受理", "权力": ["cf-7k3q9d2m"]}


def test_shared_texts_are_put_in_and_their_names_stay(secretive: Path) -> None:
    power = fields(projected(secretive), "cf-7k3q9d2m")
    assert power["责任事项"] == {"直接实施": ["依法立案", "依法决定", "公开的另加"]}


def test_a_tombstone_keeps_little(secretive: Path) -> None:
    tombstone = fields(projected(secretive), "cf-0ld0ld0l")
    assert set(tombstone) == {"名称", "类型", "状态", "生效日期", "失效日期", "承接"}


def test_extra_fields_follow_their_declaration(secretive: Path) -> None:
    projection = projected(secretive)
    item = next(item for item in projection.items if item.id == "cf-7k3q9d2m")
    assert item.extra == {"网办深度": "全程网办"}
    assert [field.name for field in projection.extra_fields[ListKind.POWERS]] == ["网办深度"]


def test_what_was_withheld_is_counted_for_the_publisher(secretive: Path) -> None:
    assert projected(secretive).withheld == {
        Withheld.DRAFT: 2,
        Withheld.INTERNAL: 2,
        Withheld.INWARD: 1,
        Withheld.NO_STATUS: 1,
    }


STANDINGS = [
    # (what the item says, is it public?)
    ({"状态": "有效"}, True),
    ({"状态": "暂停"}, True),
    ({"状态": "废止"}, True),
    ({"状态": "草案"}, False),
    ({"状态": "审核"}, False),
    ({}, False),
    ({"状态": "有效", "可见性": "公开"}, True),
    ({"状态": "有效", "可见性": "内部"}, False),
    ({"状态": "废止", "可见性": "内部"}, False),
    ({"状态": "有效", "类别": "对外"}, True),
    ({"状态": "有效", "类别": "对内"}, False),
    ({"状态": "废止", "类别": "对内"}, False),
    ({"状态": "有效", "类别": "对内", "可见性": "公开"}, True),
]


@pytest.mark.parametrize(("says", "is_public"), STANDINGS)
def test_who_is_public(make_workspace: Make, says: dict[str, str], is_public: bool) -> None:
    text = "名称: 一项职责\n" + "".join(f"{key}: {value}\n" for key, value in says.items())
    root = make_workspace({"duties/zrzy/gh03a7k2.yaml": text})
    assert [item.id for item in projected(root).items] == (["gh03a7k2"] if is_public else [])
    internal = projected(root, SiteAudience.INTERNAL)
    assert [item.id for item in internal.items] == ["gh03a7k2"]


def test_a_header_cannot_open_a_duty_that_faces_inward(make_workspace: Make) -> None:
    root = make_workspace(
        {
            "duties/zrzy/list.yaml": "默认: {状态: 有效, 可见性: 公开}\n",
            "duties/zrzy/gh03a7k2.yaml": "{名称: 内部管理, 类别: 对内}\n",
        }
    )
    assert projected(root).items == []


def test_the_workspace_tells_only_about_the_site(secretive: Path) -> None:
    assert set(projected(secretive).workspace) == {"名称", "层级", "虚构", "站点"}


def test_the_date_is_the_newest_public_day(secretive: Path) -> None:
    """No clock: 公布日期 2026-03-01 is newer than any 生效日期, drafts are not asked."""
    assert str(projected(secretive).date) == "2026-03-01"
