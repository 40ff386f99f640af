"""The search index: everything public can be found in it, and nothing else is in it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.model.vocabulary import ListKind
from qingdan.publish.audience import SiteAudience
from qingdan.publish.build import Order, build
from qingdan.publish.search.folding import fold, variants, variants_of
from qingdan.publish.search.passages import Rank
from qingdan.publish.search.searchcode import column, gaps, members, numbers, zigzag
from qingdan.publish.search.searchindex import shard_of
from qingdan.store.snapshot import worktree

from . import search_reader
from .publish_cases import CANARY, SECRET_FILES, files_of
from .publish_own import OWN_FILES
from .search_reader import Reader, decode, grams_of, public_texts

Make = Callable[..., Path]

FOLDED = [
    ("城乡规划", "城乡规划"),
    ("ＡＢＣ１２３", "abc123"),
    ("PM2.5 达标", "pm25达标"),
    ("《城乡规划法》第六十四条", "城乡规划法第六十四条"),
    ("違章建築", "违章建筑"),
    ("臺灣、台湾", "台湾台湾"),
    ("著作權 看着", "著作权看着"),
    ("乾旱", "干旱"),
    ("Café ÉCOLE", "cafeecole"),
    ("㎡①½", "m2112"),
    ("⼀、金\u200b融\u00a0", "一金融"),
    ("——？！…", ""),
    ("𠮷野家", "𠮷野家"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_what_means_the_same_is_folded_together(text: str, folded: str) -> None:
    assert fold(text) == fold(folded)
    assert not any(character in variants() for character in fold(text))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_a_part_of_a_text_is_a_part_of_its_folded_form(one: str, other: str) -> None:
    """Or a reader who copies a piece of a line would not find the line."""
    assert fold(one + other) == fold(one) + fold(other)


def test_only_forms_of_characters_that_occur_are_sent() -> None:
    assert variants_of("违章A") == ["违違"]


places = st.lists(st.integers(0, 70_000), min_size=1, unique=True).map(sorted)


@given(st.lists(st.integers(0, 1_000_000)))
def test_numbers_come_back(values: list[int]) -> None:
    assert decode(numbers(values)) == values
    assert not set(numbers(values)) & set("\"\\<>&'")


@given(places)
def test_places_come_back(values: list[int]) -> None:
    assert search_reader.ascending(gaps(values)) == values
    text = numbers([zigzag(values[0]), 0, *members(values)])
    assert search_reader.members(text, values[0]) == values


@given(st.lists(st.integers(0, 5), min_size=1))
def test_columns_come_back(values: list[int]) -> None:
    told = decode(column(values))
    runs = zip(told[::2], told[1::2], strict=True)
    assert [value for value, more in runs for _time in range(more + 1)] == values


@given(st.text(min_size=1, max_size=2), st.integers(1, 400))
def test_a_gram_has_a_shard(gram: str, count: int) -> None:
    assert 0 <= shard_of(gram, count) < count


@pytest.fixture(scope="module")
def published(sample_site: Path) -> Path:
    return sample_site


def missed(folder: Path) -> tuple[int, list[tuple[str, str]]]:
    """How many (gram, item) pairs were asked for, and those that were not found."""
    reader = Reader(folder)
    wanted = grams_of(public_texts(folder))
    lost = [(gram, ident) for gram, ids in wanted.items() for ident in ids - reader.entries(gram)]
    return sum(map(len, wanted.values())), lost


def test_any_two_characters_of_any_public_text_find_the_item(published: Path) -> None:
    assert all(list((published / kind).glob("*.json")) for kind in ListKind)
    asked, lost = missed(published)
    assert asked > 30_000
    assert lost == []


@pytest.mark.realdata
def test_any_two_characters_find_the_item_of_the_imported_lists(
    imported_site: Path,
) -> None:
    asked, lost = missed(imported_site)
    assert asked > 300_000
    assert lost == []


def test_a_gram_finds_only_items_that_hold_it(published: Path) -> None:
    """Asked of names and of basis, stages and text; words and organs show other names as well."""
    reader = Reader(published)
    texts = public_texts(published)
    ranks = reader.head["ranks"]
    strict = [*range(ranks[0]), *range(sum(ranks[: Rank.BASIS]), sum(ranks))]
    held = dict.fromkeys(strict, True)
    checked = 0
    for gram, lines in reader.grams.items():
        for ident in (reader.ids[e] for line in lines if line in held for e in reader.lines[line]):
            if ident in texts:
                checked += 1
                assert any(gram in text for text in texts[ident]), (gram, ident)
    assert checked > 30_000


def test_single_characters_find_names_and_no_running_text(published: Path) -> None:
    reader = Reader(published)
    end = sum(reader.head["ranks"][:2])
    singles = {gram: lines for gram, lines in reader.grams.items() if len(gram) == 1}
    assert max(line for lines in singles.values() for line in lines) < end
    name = "对未经批准或者采取欺骗手段骗取批准非法占用土地的处罚"
    assert all("cf-0rzqb9j7" in reader.entries(character) for character in name)


def test_no_canary_is_in_the_index_in_any_form(make_workspace: Make, tmp_path: Path) -> None:
    root = make_workspace(SECRET_FILES)
    build(worktree(root), Order(tmp_path / "public"))
    build(worktree(root), Order(tmp_path / "internal", audience=SiteAudience.INTERNAL))
    pairs = [CANARY[:2], CANARY[1:]]
    public, internal = Reader(tmp_path / "public"), Reader(tmp_path / "internal")
    assert [pair for pair in pairs if pair in public.grams] == []
    assert [pair for pair in pairs if pair in internal.grams] == pairs
    whole = json.dumps(public.parts, ensure_ascii=False)
    assert not set(CANARY) & set(whole), "not even a single character of it"
    assert not any("canary" in ident for ident in public.ids)


def test_no_canary_is_in_the_answers_of_who(make_workspace: Make, tmp_path: Path) -> None:
    """Neither a name nor an id of what is withheld; a site for inside does not name drafts."""
    root = make_workspace(SECRET_FILES)
    build(worktree(root), Order(tmp_path / "public"))
    public = files_of(tmp_path / "public")
    own = [p for p in public if re.fullmatch(r"assets/search/(who|[wv]\d+)\.js", p)]
    own += [p for p in public if p.startswith("api/v1/who/")]
    told = "".join(public[path].decode() for path in own)
    assert len(own) == 4
    assert "城镇规划区内违法建设的认定与查处" in told
    assert not set(CANARY) & set(told)
    assert "canary" not in told
    assert "对旧事项的处罚" not in told, "what was repealed answers nothing"


def test_only_lists_that_say_who_acts_answer(published: Path) -> None:
    asked = json.loads((published / "api/v1/who/1.json").read_text("utf-8"))
    kinds = {item["list"] for item in asked["items"]}
    assert kinds == {"boundaries", "territory", "powers", "duties", "procedures"}
    pages = Reader(published).parts
    assert sum(len(part) for name, part in pages.items() if re.fullmatch(r"w\d+", name)) == sum(
        len(part) for name, part in pages.items() if re.fullmatch(r"v\d+", name)
    )
    assert asked["total"] == len(asked["items"])


BROKEN = "# 分行\n\n一行写到这里，\n下一行接着写，[见\n指南](guide.md)。\\\n另起一行 `a b`\n"
"""A page whose lines go on in the next one of the file; the last one is a line by itself."""
_BLOCK = re.compile(r"</?(?:h\d|p|li|ul|ol|td|th|tr|pre|br|div|table|thead|tbody|header)\b[^>]*>")
_ALT = re.compile(r'<img [^>]*alt="([^"]*)"[^>]*>')


def shown_lines(page: str) -> set[str]:
    """What a reader of a page sees in it, block by block, folded."""
    main = re.findall(r"<main.*?</main>", page, re.DOTALL)[0]
    main = re.sub(r'<p class="muted.*?</p>', "", main, flags=re.DOTALL)  # when and by whom
    bare = re.sub(r"<[^>]+>", "", _BLOCK.sub("\n\n", _ALT.sub(r"\1", main)))
    # A line of Chinese that goes on in the next one of the file is one line of the page.
    texts = html.unescape(bare.replace("&#10;", "\n\n")).split("\n\n")
    return {line for text in texts if (line := fold(text))}


@pytest.fixture(params=list(SiteAudience))
def own(
    request: pytest.FixtureRequest, make_workspace: Make, tmp_path: Path
) -> tuple[Path, SiteAudience]:
    """A site with pages of its own, one of them internal."""
    files = {p: t for p, t in OWN_FILES.items() if not p.startswith("templates/")}
    root = make_workspace({**files, "pages/broken.md": BROKEN})
    build(worktree(root), Order(tmp_path / "own", audience=request.param))
    return tmp_path / "own", request.param


def test_any_two_characters_of_a_page_of_ones_own_find_it(own: tuple[Path, SiteAudience]) -> None:
    folder, audience = own
    reader = Reader(folder)
    pages = sorted(folder.glob("pages/*.html"))
    assert len(pages) == (4 if audience is SiteAudience.INTERNAL else 3)
    lost, asked = [], 0
    for page in pages:
        for line in shown_lines(page.read_text("utf-8")):
            for at in range(len(line) - 1):
                asked += 1
                if page.stem not in reader.entries(line[at : at + 2]):
                    lost.append((page.stem, line[at : at + 2], line))
    assert asked > 50
    assert lost == []


def test_a_page_of_ones_own_is_listed_as_one_behind_items_and_organs(
    own: tuple[Path, SiteAudience],
) -> None:
    folder, _audience = own
    reader = Reader(folder)
    assert reader.head["lists"][-1] == ["pages", "页面"]
    lists = decode(reader.head["list"])
    runs = zip(lists[::2], lists[1::2], strict=True)
    kinds = [value for value, more in runs for _time in range(more + 1)]
    pages = len(reader.head["lists"]) - 1
    assert set(kinds[kinds.index(pages) :]) == {pages}
    assert {reader.ids[at] for at, kind in enumerate(kinds) if kind == pages} == {
        path.stem for path in folder.glob("pages/*.html")
    }
    assert "guide" in reader.entries("指")  # a single character of a title


def test_a_site_without_pages_of_its_own_does_not_speak_of_them(
    make_workspace: Make, tmp_path: Path
) -> None:
    build(worktree(make_workspace(SECRET_FILES)), Order(tmp_path / "out"))
    assert "pages" not in (tmp_path / "out/assets/search/head.js").read_text("utf-8")


def test_what_an_internal_page_says_is_in_no_gram(own: tuple[Path, SiteAudience]) -> None:
    folder, audience = own
    reader = Reader(folder)
    is_internal = audience is SiteAudience.INTERNAL
    assert (CANARY[:2] in reader.grams) == is_internal
    assert ("内部" + "的话" in json.dumps(reader.parts, ensure_ascii=False)) == is_internal
    assert ("inner" in reader.ids) == is_internal


def test_files_are_small_classic_scripts(published: Path) -> None:
    for path, content in files_of(published).items():
        if path.startswith("assets/search/"):
            assert len(content) < 60_000, path
            assert content.endswith(b";\n"), path
            assert b"<" not in content, path


def test_a_change_changes_the_version(make_workspace: Make, tmp_path: Path) -> None:
    versions = []
    for name in ("甲事", "乙事"):
        file = f"{{名称: {name}, 状态: 有效}}\n"
        root = make_workspace({"duties/zrzy/gh03a7k2.yaml": file}, name=name)
        build(worktree(root), Order(tmp_path / f"out-{name}"))
        versions.append(Reader(tmp_path / f"out-{name}").head["version"])
    assert versions[0] != versions[1]


def test_a_site_with_no_items_has_an_index(make_workspace: Make, tmp_path: Path) -> None:
    root = make_workspace({"organs.yaml": "机构: {}\n"})
    build(worktree(root), Order(tmp_path / "out"))
    reader = Reader(tmp_path / "out")
    assert reader.count == 0
    assert reader.grams == {}
