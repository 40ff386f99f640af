"""Kind, organ and id come from the path; what lies elsewhere is told where it belongs."""

from __future__ import annotations

import pytest

from qingdan.model.vocabulary import ListKind
from qingdan.store.layout import Located, Role, header_path, item_path, locate, place


def test_an_item_is_located_by_its_path():
    assert locate("powers/zrzy/cf-7k3q9d2m.yaml") == Located(ListKind.POWERS, "zrzy", "cf-7k3q9d2m")
    assert locate("boundaries/wz01b4n8.yaml") == Located(ListKind.BOUNDARIES, None, "wz01b4n8")


@pytest.mark.parametrize(
    "path", ["powers/zrzy/list.yaml", "organs.yaml", "texts/a.yaml", "powers/x.yaml"]
)
def test_other_files_are_no_items(path):
    assert locate(path) is None


def test_paths_and_places_are_inverse():
    for kind, organ in (
        (ListKind.POWERS, "zrzy"),
        (ListKind.DUTIES, "zfj"),
        (ListKind.BOUNDARIES, None),
    ):
        assert locate(item_path(kind, organ, "ab-01234567")) == Located(kind, organ, "ab-01234567")
        assert place(header_path(kind, organ)).role is Role.HEADER


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("power/zrzy/cf-7k3q9d2m.yaml", "unknown-folder"),
        ("powers/cf-7k3q9d2m.yaml", "stray-file"),
        ("powers/zrzy/sub/cf-7k3q9d2m.yaml", "stray-file"),
        ("powers/zrzy/cf-7k3q9d2m.yml", "stray-file"),
        ("powers/zrzy/附件.xlsx", "stray-file"),
        ("powers/zrzy/cf-1.yaml", "bad-file-name"),
        ("powers/zrzy/CF-7K3Q9D2M.yaml", "bad-file-name"),
        ("powers/自然资源局/cf-7k3q9d2m.yaml", "bad-file-name"),
        ("powers/aux/cf-7k3q9d2m.yaml", "bad-file-name"),
        ("powers/zrzy/cf-7k3q9d2m - 副本.yaml", "copy-of-file"),
        ("powers/zrzy/cf-7k3q9d2m (1).yaml", "copy-of-file"),
        ("texts/a.txt", "stray-file"),
        ("说明.docx", "stray-file"),
        ("boundaries/zrzy/wz01b4n8.yaml", "stray-file"),
        ("pages/指南.md", "stray-file"),
        ("pages/con.md", "stray-file"),
        ("pages/sub/guide.md", "stray-file"),
        ("pages/guide.html", "stray-file"),
        ("images/Logo.svg", "stray-file"),
        ("images/logo.jpg", "stray-file"),
        ("images/logo.svg.png", "stray-file"),
        ("templates/site/footer.html", "stray-file"),
    ],
)
def test_misplaced_files(path, slug):
    placed = place(path)
    assert placed.role is Role.MISPLACED
    assert placed.fault is not None
    assert placed.fault.slug == slug


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("pages/guide.md", Role.PAGE),
        ("images/logo.svg", Role.IMAGE),
        ("images/flow-2.png", Role.IMAGE),
        ("templates/site/footer.html.j2", Role.TEMPLATE),
    ],
)
def test_what_the_site_has_of_its_own(path, role):
    assert place(path).role is role


@pytest.mark.parametrize("path", ["README.md", "calendar.yaml", "mappings/甲.yaml"])
def test_reserved_places_are_free(path):
    assert place(path).role is Role.OTHER
