"""QD019 copy-of-file: a copy left beside its original."""

from __future__ import annotations

from ...model.finding import Severity
from ..examples import GOOD_POWER
from ..rule import N_, Rule, Scope

RULE = Rule(
    code="QD019",
    slug="copy-of-file",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("复制出来的副本"),
    why=(
        "“…… - 副本.yaml”“…(1).yaml”是复制粘贴留下的，和原件同时在清单里就成了两个事项。"
        "版本库会记住每一个旧版本，不必留副本。"
    ),
    advice=N_("不要就删掉；确是新事项就换一个新的 id 作文件名。"),
    bad={
        **GOOD_POWER,
        "powers/zrzy/cf-7k3q9d2m - 副本.yaml": "名称: 示例的处罚\n类型: 行政处罚\n",
    },
    good=GOOD_POWER,
)
