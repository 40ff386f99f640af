"""The parts of ``docs/format.md`` that are sentences, with facts taken from the program."""

from __future__ import annotations

from qingdan.model.duration import _SPELLINGS, IMMEDIATE, Unit
from qingdan.model.ids import ITEM_ID, ORGAN_ID
from qingdan.model.vocabulary import ListKind
from qingdan.store.guard import MAX_BYTES
from qingdan.store.layout import (
    ADJUSTMENTS_FOLDER,
    HEADER_NAME,
    LAWS_FOLDER,
    ORGANS_FILE,
    TEXTS_FOLDER,
    WORKSPACE_FILE,
)

HEAD = """\
# 文件格式

<!-- 由 `make docs` 从模型生成，不要手改。Generated from the models by `make docs`; do not edit. -->

这一页是文件里全部键和值的总表。键和值都用中文；“代码里”一列是程序中对应的英文名。写事项时不必背：VS Code 里有提示（`qingdan init` 已经接好），`qingdan validate` 会指出错在哪一行。

*English: every key and value on disk. Keys and values are Chinese; the last column of each table
is the attribute's name in the code. `qingdan schema` prints the same as JSON Schema.*"""


def _folders() -> str:
    lines = [
        (WORKSPACE_FILE, "工作区文件：名称、区划、站点、扩展字段。有它的文件夹就是一个工作区"),
        (ORGANS_FILE, "机构名录：事项里出现的每个机构"),
        (f"{TEXTS_FOLDER}/*.yaml", "共用文字：许多事项套用的追责情形、责任事项等"),
        (f"{LAWS_FOLDER}/*.yaml", "自存法规：法规库没有的地方性法规、规章、规范性文件"),
        (f"{ADJUSTMENTS_FOLDER}/*.yaml", "调整：一批变更，为什么改、谁批准、怎么衔接"),
    ]
    for kind in ListKind:
        folder = f"{kind}/<机构 id>" if kind.has_organ_folders else f"{kind}"
        title = kind.official_name
        lines.append((f"{folder}/<事项 id>.yaml", f"{title}，一个事项一个文件"))
        lines.append((f"{folder}/{HEADER_NAME}", f"{title}的表头和默认值，可以没有"))
    width = max(len(path) + sum(ord(c) > 255 for c in path) for path, _ in lines) + 2
    tree = "\n".join(
        path + " " * (width - len(path) - sum(ord(c) > 255 for c in path)) + text
        for path, text in lines
    )
    return f"""\
## 文件夹

```text
{tree}
```

- 清单种类、所属机构和事项 id 都由路径决定，文件里不再写一遍。事项划转给别的部门，就是把文件移到那个机构的文件夹（`git mv`）。
- `mappings/` 里只检查 YAML 写得对不对。`pages/`、`images/`、`templates/` 是网站上自己的页面、图片和模板，见 [site.md](site.md) 的 Theming 一节。
- 以“.”开头的文件和文件夹、`Thumbs.db`、`desktop.ini`、`~$…` 不读。别的文件放错了地方会报出来。"""


FOLDERS = _folders()

IDS = f"""\
## id

- **事项 id** 是文件名去掉 `.yaml`，形如 `cf-7k3q9d2m`，要符合 `{ITEM_ID.pattern}`（小写字母、数字、连字符，至少 8 个字符），在整个工作区里不重复，定了就不改。前面的字母没有含义。
- **机构 id** 是 `{ORGANS_FILE}` 里的键和文件夹名，要符合 `{ORGAN_ID.pattern}`，如 `zrzy`。机构改名时 id 不改，旧名写进 `曾用名`。
- Windows 的保留名（`con`、`aux`、`nul` 等）不能作 id。"""


def _durations() -> str:
    rows = ["| 单位 | 也可以写 |", "| --- | --- |"]
    for unit in Unit:
        also = [word for word, meant in _SPELLINGS.items() if meant is unit and word != unit]
        rows.append(f"| `20{unit}` | {'、'.join(f'`20{word}`' for word in also)} |")
    return "\n".join(rows)


VALUES = f"""\
## 值的写法

- **文字**：不能是空的。编号、电话、区划代码等由数字组成的文字**必须加引号**（`"012"`），否则 YAML 会把它读成数；`validate` 会指出来。长文字用 `|` 分行写。
- **列表**：`[甲, 乙]`，或者每行一个“- 甲”。只有一个也写成列表。
- **是否**：`true` 或 `false`，不加引号。
- 一个键不用就不写；不要写两次同一个键。
- 不用 YAML 的锚点（`&`）、别名（`*`）、合并键（`<<`）和标签（`!`），不在一个文件里放多个文档（`---`）。
- 文件用 UTF-8 保存，缩进用空格不用制表符；每个文件不超过 {MAX_BYTES // 1024 // 1024} MB。换行 LF、CRLF 都可以。

### 扩展字段的值

工作区声明了[扩展字段](#扩展字段)以后，事项里就可以写这些键。文本：文字；列表：文字的列表；整数：不带小数点的数；日期：见下；是否：`true` 或 `false`；枚举：所列选项之一。

### 日期

`2025-01-01`：四位年、两位月、两位日，加不加引号都可以，必须是日历上有的日子。

### 时限的写法

数字加单位；“{IMMEDIATE}”表示当场办结。工作日和日不能互换，所以单位不能省。

{_durations()}"""
