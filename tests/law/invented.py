"""A small law in two texts, of a place that does not exist, added to a store of its own."""

from __future__ import annotations

import datetime
from pathlib import Path

from qingdan.law.library.adding import add_texts
from qingdan.law.library.library import LawLibrary, open_library
from qingdan.law.library.localtext import workspace_laws

TITLE = "示例市河道管理条例"
THEN, NOW = datetime.date(2020, 1, 1), datetime.date(2026, 1, 1)
OLD_KEY, NEW_KEY = "2019-04-02", "2024-03-01"

_OLD = f"""\
# {TITLE}

2019年4月2日 示例市第五届人民代表大会常务委员会第八次会议通过

<!-- INFO END -->

第一条 为了保护河道，制定本条例。

第二条 河道由镇人民政府巡查：

（一）汛期每日一次；

（二）平时每月一次。

巡查应当留有记录。

第三条 禁止向河道倾倒垃圾。

违反前款规定的，处二百元以下罚款。

第四条 河道内不得种植高秆作物。

第五条 本条例自2019年7月1日起施行。
"""
_NEW = f"""\
# {TITLE}

2019年4月2日 示例市第五届人民代表大会常务委员会第八次会议通过

2024年3月1日 示例市第六届人民代表大会常务委员会第二十次会议修订

<!-- INFO END -->

第一条 为了保护河道，制定本条例。

第二条 河道由镇人民政府巡查：

（一）汛期每日两次；

（二）平时每月一次。

巡查应当留有记录。

第三条 河道实行河长制。

第四条 禁止向河道倾倒垃圾。

违反前款规定的，处二百元以下罚款。

第五条 本条例自2024年5月1日起施行。
"""
ENDED = {
    "名称": "示例市水域管理办法",
    "位阶": "设区的市政府规章",
    "施行日期": "2010-01-01",
    "失效日期": "2022-06-01",
    "废止依据": f"《{TITLE}》第五条",
    "条文": {"第一条": "水域由镇人民政府管理。", "第二条": "本办法自2010年1月1日起施行。"},
}


def add_law(folder: Path, laws: Path) -> None:
    """Put the two texts into the store in the folder ``laws``."""
    root = folder / "汇编/地方性法规"
    root.mkdir(parents=True)
    (root / f"{TITLE}(2019-05-06).md").write_text(_OLD, encoding="utf-8")
    (root / f"{TITLE}(2024-03-20).md").write_text(_NEW, encoding="utf-8")
    laws.mkdir()
    add_texts(str(folder / "汇编"), laws / "texts.sqlite")


def library(laws: Path) -> LawLibrary:
    """Open it, with a regulation of the workspace that has ended laid over."""
    return open_library(workspace_laws([ENDED]), laws / "texts.sqlite")
