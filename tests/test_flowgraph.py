"""Steps that may branch: the graph, its text for Mermaid, its drawings, and where lines end."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.model.stepgraph import as_mermaid, step_graph
from qingdan.model.territory import FlowStep
from qingdan.publish.pages.flowgraph import step_flow
from qingdan.publish.pages.textmeasure import em_width, wrapped

from .effort import examples

NAMES = {"zj": "各镇街", "cgj": "市城管局", "zrzy": "市自然资源局"}
DIAMOND = [
    {
        "序": 1,
        "谁": "zj",
        "做": "发现并上报",
        "时限": "1个工作日",
        "产出": "呼叫单",
        "下一步": [2, 3, 5],
    },
    {"序": 2, "谁": "cgj", "做": "核实立案", "下一步": [4]},
    {"序": 3, "谁": "zrzy", "做": "规划认定", "下一步": [4]},
    {"序": 4, "谁": "cgj", "做": "作出决定", "产出": "决定书", "下一步": [5]},
    {"序": 5, "谁": "zj", "做": "回访", "下一步": []},
]


def steps(*edges: str) -> list[dict[str, object]]:
    """``"1 2 3"`` is step 1 with arrows to 2 and 3."""
    numbers = [[int(one) for one in edge.split()] for edge in edges]
    return [{"序": n, "做": f"事{n}", "下一步": after} for n, *after in numbers]


@pytest.mark.parametrize(
    ("given_steps", "layers", "order", "starts", "ends"),
    [
        (DIAMOND, ((1,), (2, 3), (4,), (5,)), (1, 2, 3, 4, 5), (1,), (5,)),
        (steps("1 3", "2 3", "3"), ((1, 2), (3,)), (1, 2, 3), (1, 2), (3,)),
        (steps("3 1", "1 2", "2"), ((3,), (1,), (2,)), (3, 1, 2), (3,), (2,)),
        (steps("1 2 3", "2 4", "4", "3"), ((1,), (2, 3), (4,)), (1, 2, 4, 3), (1,), (4, 3)),
        (steps("1 2", "2 1"), None, None, (), ()),
        (steps("1 2", "2 9"), None, None, (1,), ()),
        (steps("1 2", "2", "2"), None, None, (1,), (2, 2)),
        ([], (), (), (), ()),
    ],
)
def test_graph(given_steps, layers, order, starts, ends):
    graph = step_graph(given_steps, NAMES)
    assert (graph.layers, graph.order, graph.starts, graph.ends) == (layers, order, starts, ends)


def test_values_and_mappings_give_one_graph():
    values = [FlowStep.model_validate(step) for step in DIAMOND]
    assert step_graph(values, NAMES) == step_graph(DIAMOND, NAMES)


def test_mermaid():
    assert as_mermaid(DIAMOND[:2], NAMES) == (
        "flowchart TD\n"
        '    s1["第1步 各镇街<br/>发现并上报<br/>1个工作日<br/>产出：呼叫单"]\n'
        '    s2["第2步 市城管局<br/>核实立案"]\n'
        "    s1 --> s2\n"
    )


@pytest.mark.parametrize(
    "hostile", ['"]; click s1 "x', "%%{init: {}}%%", "a\n    s9", "<b>#quot;`x`"]
)
def test_mermaid_escapes(hostile):
    text = as_mermaid([{"序": 1, "做": hostile}], {})
    label = re.fullmatch(r'flowchart TD\n    s1\["第1步<br/>(.*)"\]\n', text)
    assert label is not None
    assert not set(label[1].replace("#", "")) & set('"`<>%{}[]|\n\\-')
    shown = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label[1])
    assert shown == " ".join(hostile.split())


@pytest.mark.parametrize(
    "no_graph",
    [
        steps("1"),
        steps("1 2", "2 1"),
        steps("1 2", "2", "3"),
        steps("1 2 9", "2"),
        steps("1 2 3 4 5 6", "2", "3", "4", "5", "6"),
        steps(*(f"{n} {n + 1}" for n in range(1, 31)), "31"),
    ],
    ids=["one", "circle", "two starts", "nowhere", "five abreast", "31 steps"],
)
def test_not_drawn(no_graph):
    assert step_flow(no_graph, {}) is None


def test_drawing_says_what_it_is():
    drawn = step_flow(DIAMOND, NAMES)
    assert drawn is not None
    assert (
        drawn.count(
            "<title>步骤图</title><desc>共 5 步，从第 1 步“发现并上报”开始；"
            "第 1 步之后分为第 2、3、5 步；第 5 步结束。每一步的内容见步骤的列表。</desc>"
        )
        == drawn.count('role="img"')
        == 2
    )
    assert "style=" not in drawn
    assert "<script" not in drawn


def test_column_says_where_branches_go():
    svg = pictures(step_flow(DIAMOND, NAMES))["narrow"]
    said = {g.get("data-step"): [t.text for t in g.iter("text")] for g in svg.iter("g")}
    assert said["1"] == [
        "1 各镇街",
        "发现并上报",
        "时限：1个工作日",
        "产出：呼叫单",
        "→ 第 2、3、5 步",
    ]
    assert said["4"] == ["4 市城管局", "作出决定", "产出：决定书"]
    assert said["5"][-1] == "（结束）"


def test_texts_are_escaped():
    drawn = step_flow([{"序": 1, "做": "<b>&", "下一步": [2]}, {"序": 2, "做": "止"}], {})
    assert "<b>" not in drawn
    assert "&lt;b&gt;&amp;" in drawn


@st.composite
def graphs(draw):
    count = draw(st.integers(2, 12))
    found = []
    for number in range(1, count + 1):
        later = st.lists(st.integers(number + 1, count), unique=True, max_size=3)
        following = draw(later) if number < count else []
        text = st.text(st.sampled_from("查处违法建设，。（）ab1/ "), min_size=1, max_size=60)
        found.append(
            {"序": number, "谁": "zj", "做": draw(text.filter(str.strip)), "下一步": following}
        )
    reached = {after for step in found for after in step["下一步"]}
    for step in found[1:]:
        if step["序"] not in reached:
            found[step["序"] - 2]["下一步"].append(step["序"])
    return found


def pictures(drawn: str) -> dict[str, ElementTree.Element]:
    return {svg.get("class"): svg for svg in ElementTree.fromstring(drawn).iter("svg")}


def boxes(svg):
    """Number, left, top, right, bottom of every box."""
    for group in svg.iter("g"):
        (rect,) = group.iter("rect")
        x, y, width, height = (int(rect.get(key)) for key in ("x", "y", "width", "height"))
        yield int(group.get("data-step")), x, y, x + width, y + height


def points(path: str):
    """Every point that a way of M, C and V goes through or is drawn towards."""
    x = y = 0
    for letter, rest in re.findall(r"([MCVl])([^MCVl]*)", path):
        numbers = [int(one) for one in re.findall(r"-?\d+", rest)]
        if letter == "V":
            y = numbers[0]
            yield x, y
        elif letter == "l":
            for right, down in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = x + right, y + down
                yield x, y
        else:
            for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                yield x, y


@examples(150)
@given(graphs())
def test_everything_is_drawn_once_and_nothing_overlaps(given_steps):
    graph = step_graph(given_steps, NAMES)
    drawn = step_flow(given_steps, NAMES)
    if drawn is None:
        return
    assert drawn == step_flow(given_steps, NAMES)
    for name, svg in pictures(drawn).items():
        width, height = (int(svg.get(key)) for key in ("width", "height"))
        assert width <= (640 if name == "wide" else 250)
        found = list(boxes(svg))
        assert sorted(box[0] for box in found) == sorted(step.number for step in graph.steps)
        for number, left, top, right, bottom in found:
            assert 0 <= left < right <= width
            assert 0 <= top < bottom <= height
            for other, left2, top2, right2, bottom2 in found:
                apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
                assert apart or number == other
        edges = {tuple(map(int, p.get("data-edge").split("-"))) for p in svg.iter("path")}
        assert edges <= set(graph.edges)
        for path in svg.iter("path"):
            for x, y in points(path.get("d")):
                assert 0 <= x <= width
                assert 0 <= y <= height
                assert not any(x1 < x < x2 and y1 < y < y2 for _n, x1, y1, x2, y2 in found)
        if name == "wide":
            assert edges == set(graph.edges)
        said = {g.get("data-step"): "".join(t.text for t in g.iter("text")) for g in svg.iter("g")}
        for before, after in set(graph.edges) - edges:
            goes = said[str(before)].rpartition("→")[2]
            assert str(after) in re.findall(r"\d+", goes)
        for step in given_steps:
            assert "".join(step["做"].split()) in said[str(step["序"])].replace(" ", "")


@given(st.text(st.sampled_from("查处违法，。（）“”abC12/- "), max_size=80), st.integers(4, 20))
@examples(300)
def test_lines_hold_the_text_and_the_measure(text, most):
    lines = wrapped(text, most)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(em_width(line) <= most and line == line.strip() and line for line in lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("核实立案，告知", ["核实立", "案，告知"]),
        ("依照（一）", ["依照", "（一）"]),
        ("按 GB/T 39554.1 办", ["按 GB/T", "39554.", "1 办"]),
    ],
)
def test_lines_end_as_in_print(text, lines):
    assert wrapped(text, 4) == lines
