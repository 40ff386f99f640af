"""Faults of citations, numbers of documents and marks (QD50x, QD51x)."""

from __future__ import annotations

import re
from random import Random

from qingdan.rules.rule import TextSort

from .mutation import Mutation, edited, mutator
from .prose import Text, any_prose, any_text, between_characters, replaced, with_note
from .workspace import Workspace

_NUMBER = re.compile(r"〔(\d{4})〕(\d+)号")
_TITLE = re.compile(r"《[^《》]+》")


def _found(
    random: Random, workspace: Workspace, pattern: re.Pattern[str], *sorts: TextSort
) -> tuple[Text, re.Match[str]]:
    """Return a random match in a random text of one of the sorts."""
    text = any_text(random, workspace, *sorts, fits=lambda t: pattern.search(t) is not None)
    return text, random.choice(list(pattern.finditer(text.text)))


@mutator("order-year-bracket")
def year_in_an_order(random: Random, workspace: Workspace) -> Mutation | None:
    """A year in the number of an order of the State Council or the President."""
    text, found = _found(random, workspace, re.compile("》(?=第)"), TextSort.CITATION)
    order = random.choice(
        ("国务院令〔2018〕第698号", "主席令（2019）第二十九号", "国务院令[2004]第412号")
    )
    return replaced(random, workspace, text, (found.end(), found.end()), f"（{order}）")


@mutator("order-numeral")
def order_in_the_other_numerals(random: Random, workspace: Workspace) -> Mutation | None:
    """The number of an order in the wrong kind of numerals."""
    text, found = _found(random, workspace, re.compile("》(?=第)"), TextSort.CITATION)
    order = random.choice(("主席令第29号", "国务院令第四百一十二号", "主席令第7号"))
    return replaced(random, workspace, text, (found.end(), found.end()), f"（{order}）")


@mutator("document-number-brackets")
def year_in_other_brackets(random: Random, workspace: Workspace) -> Mutation | None:
    """The year of a document in round or square brackets."""
    text, found = _found(
        random, workspace, _NUMBER, TextSort.DOCUMENT, TextSort.CITATION, TextSort.PROSE
    )
    left, right = random.choice(("（）", "()", "[]", "［］", "【】", "〈〉"))
    span = (found.start(), found.start() + 6)
    also = {"half-width-punctuation", "full-width-characters", "nested-title-marks"}
    return replaced(random, workspace, text, span, left + found[1] + right, also)


@mutator("document-number-form")
def number_with_more(random: Random, workspace: Workspace) -> Mutation | None:
    """第 or a zero in the number of a document."""
    text, found = _found(
        random, workspace, _NUMBER, TextSort.DOCUMENT, TextSort.CITATION, TextSort.PROSE
    )
    wrong = random.choice((f"第{found[2]}", f"0{found[2]}", f" {found[2]} "))
    return replaced(random, workspace, text, found.span(2), wrong)


@mutator("not-a-document-number")
def no_number_at_all(random: Random, workspace: Workspace) -> Mutation | None:
    """A meeting where the number of a document belongs."""
    text = any_text(random, workspace, TextSort.DOCUMENT)
    words = random.choice(("市政府常务会议纪要", "三定规定", "栖云市人民政府"))
    edit = workspace.document(text.path).put(random, text.at, words)
    return edited(text.path, edit)


@mutator("document-number-year")
def year_to_come(random: Random, workspace: Workspace) -> Mutation | None:
    """A document of a year that has not come, or of one long gone."""
    text, found = _found(
        random, workspace, _NUMBER, TextSort.DOCUMENT, TextSort.CITATION, TextSort.PROSE
    )
    year = random.choice(("2203", "2031", "1206", "2062"))
    return replaced(random, workspace, text, found.span(1), year)


@mutator("unpaired-title-marks")
def half_a_title_mark(random: Random, workspace: Workspace) -> Mutation | None:
    """One of 《 and 》 lost."""
    text, found = _found(random, workspace, re.compile("[《》]"), TextSort.CITATION)
    also = {"title-without-marks", "article-without-law"}
    return replaced(random, workspace, text, found.span(), "", also)


@mutator("nested-title-marks")
def title_in_a_title(random: Random, workspace: Workspace) -> Mutation | None:
    """《》 or <> inside 《》."""
    text, found = _found(random, workspace, _TITLE, TextSort.CITATION)
    left, right = random.choice(("《》", "<>", "＜＞"))
    inner = found[0][1:-1]
    new = f"《栖云市实施{left}{inner}{right}办法》"
    return replaced(random, workspace, text, found.span(), new)


@mutator("title-without-marks")
def title_bare(random: Random, workspace: Workspace) -> Mutation | None:
    """A law without 《》 before its article."""
    pattern = re.compile(r"\A《([^《》]+(?:法|条例|办法|规定))》(?=第)")
    text, found = _found(random, workspace, pattern, TextSort.CITATION)
    return replaced(random, workspace, text, found.span(), found[1])


@mutator("arabic-article")
def article_in_digits(random: Random, workspace: Workspace) -> Mutation | None:
    """An article in Arabic digits."""
    pattern = re.compile(r"(?<=》)第[一二三四五六七八九十百]+(?=条)")
    text, found = _found(random, workspace, pattern, TextSort.CITATION)
    return replaced(random, workspace, text, found.span(), f"第{random.randrange(2, 200)}", _SETS)


_SETS = frozenset(
    {
        "wrong-coercion-procedure",
        "no-such-article",
        "no-such-paragraph",
        "no-such-subparagraph",
        "article-moved",
    }
)
"""Rules that read the numbers of articles."""


@mutator("bracketed-subparagraph")
def number_in_brackets(random: Random, workspace: Workspace) -> Mutation | None:
    """第（一）项."""
    pattern = re.compile(r"第([一二三四五六七八九十]+)项")
    text, found = _found(random, workspace, pattern, TextSort.CITATION, TextSort.PROSE)
    left, right = random.choice(("（）", "()"))
    new = f"第{left}{found[1]}{right}项"
    return replaced(random, workspace, text, found.span(), new, {"half-width-punctuation"})


@mutator("colon-in-citation")
def colon_between_parts(random: Random, workspace: Workspace) -> Mutation | None:
    """A colon between 条 and 款."""
    pattern = re.compile(r"(?<=[条款])(?=第[一二三四五六七八九十]+[款项])")
    text, found = _found(random, workspace, pattern, TextSort.CITATION)
    colon = random.choice(("：", ":", "： "))
    return replaced(random, workspace, text, found.span(), colon)


@mutator("unpaired-brackets")
def half_a_bracket(random: Random, workspace: Workspace) -> Mutation | None:
    """A bracket or a quotation mark without its partner."""
    text = any_prose(random, workspace, fits=lambda t: len(t) > 5)
    at = between_characters(random, text.text)
    return replaced(random, workspace, text, (at, at), random.choice("（）“”"))


@mutator("repeated-punctuation")
def mark_twice(random: Random, workspace: Workspace) -> Mutation | None:
    """A mark that was typed twice."""
    pattern = re.compile("[，。；]")
    text = any_prose(random, workspace, fits=lambda t: pattern.search(t) is not None)
    found = random.choice(list(pattern.finditer(text.text)))
    new = found[0] + random.choice((found[0], "。", "，"))
    return replaced(random, workspace, text, found.span(), new, {"clause-twice"})


@mutator("half-width-punctuation")
def narrow_mark(random: Random, workspace: Workspace) -> Mutation | None:
    """A half-width comma, semicolon or bracket among Chinese."""
    pattern = re.compile("[，；]|（[^（）]*[一-鿿][^（）]*）")
    text = any_prose(random, workspace, fits=lambda t: pattern.search(t) is not None)
    found = random.choice(list(pattern.finditer(text.text)))
    narrow = {"，": ",", "；": ";"}.get(found[0], "(" + found[0][1:-1] + ")")
    return replaced(random, workspace, text, found.span(), narrow)


@mutator("full-width-characters")
def wide_digits(random: Random, workspace: Workspace) -> Mutation | None:
    """Full-width digits."""
    pattern = re.compile("[0-9]+")
    text = any_prose(random, workspace, fits=lambda t: pattern.search(t) is not None)
    found = random.choice(list(pattern.finditer(text.text)))
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in found[0])
    return replaced(random, workspace, text, found.span(), wide)


@mutator("mixed-list-numbers")
def two_ways_to_number(random: Random, workspace: Workspace) -> Mutation | None:
    """A list numbered 1. and 2、."""
    words = random.choice(("1.由市级办理。2、由县级办理。", "1.核对材料；2．登记；3.归档"))
    return with_note(random, workspace, words, {"full-width-characters"})


@mutator("repeated-list-number")
def number_pasted_twice(random: Random, workspace: Workspace) -> Mutation | None:
    """A number that stands twice in a row."""
    number = random.choice(("（一）", "1.", "一、"))
    return with_note(random, workspace, f"{number}由市级办理；{number}由县级办理。")


@mutator("dangling-list-number")
def number_of_nothing(random: Random, workspace: Workspace) -> Mutation | None:
    """A number at the end behind which nothing stands."""
    words = random.choice(("1.由市级办理；2.", "（一）由市级办理；（二）", "一、由市级办理；二、"))
    return with_note(random, workspace, words)
