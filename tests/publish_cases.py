"""A workspace full of things that must not leave, and what publishing tests share."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from qingdan.model.kinds import ITEM_MODELS, is_internal
from qingdan.model.record import Record
from qingdan.publish.public.shapes import field_shapes

CANARY = "金丝雀"
"""Stands in everything that must not leave. Chinese, so that no escape hides it."""

CANARY_ID = "zz-canary"
"""Begins the ids of the items that must not be named."""

CANARY_NUMBER = "471104711"
"""Stands in numbers that must not leave."""


SEVERAL_FILES = {
    f"powers/zrzy/cf-1tem000{number}.yaml": "{名称: 某处罚, 类型: 行政处罚, 状态: 有效}\n"
    for number in range(6)
}
"""Items enough for a list that is long where a test says that five are many."""


def internal_keys() -> Iterator[tuple[str, str]]:
    """(model, key) of every field the models mark internal, in whatever record it lies."""
    seen: set[type[Record]] = set()
    waiting: list[type[Record]] = list(ITEM_MODELS.values())
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for field in model.model_fields.values():
            if is_internal(field):
                yield model.__name__, field.alias or ""
        waiting += [shape.model for shape in field_shapes(model).values() if shape.model]


SECRET_FILES: dict[str, str] = {
    "qingdan.yaml": f"""# {CANARY} 注释
格式: 1
名称: 测试市三张清单
虚构: true
层级: 市级
法规库: {CANARY}法规库
站点: {{标题: 测试市清单, 主办单位: 测试市委编办, 网址: "https://list.example.invalid/qd/"}}
扩展字段:
  powers:
    - {{名称: 网办深度, 说明: 能网上办到哪一步}}
    - {{名称: {CANARY}字段, 公开: false, 说明: {CANARY}字段的说明}}
规则: {{忽略: [QD204]}}
""",
    "texts/all.yaml": f"""
处罚-直接: {{用途: 责任事项, 内容: [依法立案, 依法决定]}}
{CANARY}没人用: {{用途: 责任事项, 内容: [{CANARY}没人用的文字]}}
{CANARY}内部用: {{用途: 追责情形, 内容: [{CANARY}内部用的文字]}}
""",
    "powers/zrzy/list.yaml": f"""
标题: 测试市自然资源和规划局权力责任清单
公布日期: 2026-03-01
默认: {{状态: 有效, 生效日期: 2026-02-01}}
# {CANARY} 注释
""",
    "powers/zfj/list.yaml": f"{{标题: {CANARY}没有公开事项的清单, 默认: {{可见性: 内部}}}}\n",
    "powers/zrzy/cf-7k3q9d2m.yaml": f"""# {CANARY} 注释
名称: 对未取得建设工程规划许可证进行建设的处罚
类型: 行政处罚
俗称: [违章建筑]
主项: {CANARY_ID}-draft
职责: {CANARY_ID}-inward
承接自: [{CANARY_ID}-draft]
拆分自: [{CANARY_ID}-internal]
合并自: [{CANARY_ID}-nostatus]
依据:
  - 引用: 《中华人民共和国城乡规划法》第六十四条
    原文: 未取得建设工程规划许可证
    核对: {{日期: 2026-01-31, 版本: {CANARY}版本, 指纹: {CANARY}指纹}}
责任事项: {{直接实施: {{套用: 处罚-直接, 另加: [公开的另加]}}}}
内部说明: {CANARY}内部说明
豁免: [{{规则: QD551, 理由: {CANARY}理由, 至: 2099-12-31}}]
廉政风险点:
  - {{环节: {CANARY}环节, 表现: {CANARY}表现, 等级: {CANARY}高, 防控: {CANARY}防控}}
网办深度: 全程网办
{CANARY}字段: {CANARY}字段的值
""",
    "powers/zrzy/cf-0ld0ld0l.yaml": f"""
名称: 对旧事项的处罚
类型: 行政处罚
状态: 废止
失效日期: 2026-01-31
承接: [cf-7k3q9d2m, {CANARY_ID}-draft]
备注: {CANARY}墓碑只留名称和承接
内部说明: {CANARY}
""",
    "powers/zrzy/cf-st0pst0p.yaml": "{名称: 暂停的事项, 类型: 行政检查, 状态: 暂停}\n",
    f"powers/zrzy/{CANARY_ID}-draft.yaml": f"""
名称: {CANARY}草案
类型: 行政处罚
状态: 草案
追责: {{情形: {{套用: {CANARY}内部用}}}}
""",
    f"powers/zrzy/{CANARY_ID}-review.yaml": f"{{名称: {CANARY}审核, 类型: 行政许可, 状态: 审核}}\n",
    f"powers/zfj/{CANARY_ID}-internal.yaml": f"""
名称: {CANARY}内部
类型: 行政检查
状态: 有效
""",
    f"powers/zfj/{CANARY_ID}-ended.yaml": f"""
名称: {CANARY}内部废止
类型: 行政检查
状态: 废止
""",
    "duties/zrzy/gh03a7k2.yaml": f"""
名称: 城乡规划实施监督
状态: 有效
类别: 对外
任务:
  - 编号: "1"
    名称: 受理
    权力: [cf-7k3q9d2m, {CANARY_ID}-draft]
    岗位: [{{岗位: {CANARY}岗, 甲岗: {CANARY}甲, 乙岗: {CANARY}乙}}]
  - {{编号: "2", 名称: {CANARY}内部任务, 可见性: 内部, 权力: [cf-st0pst0p]}}
内部说明: {CANARY}
""",
    f"duties/zrzy/{CANARY_ID}-inward.yaml": f"{{名称: {CANARY}对内, 状态: 有效, 类别: 对内}}\n",
    f"duties/zrzy/{CANARY_ID}-nostatus.yaml": f"{{名称: {CANARY}没有状态}}\n",
    "delegations/zrzy/fq-7k3q9d2m.yaml": f"""
名称: 对未取得建设工程规划许可证进行建设的处罚（镇街）
类型: 行政处罚
状态: 有效
权力: [cf-7k3q9d2m, {CANARY_ID}-draft]
方式: 下放
承接机构:
  - {{机构: zfj, 准备: 有能力承接, 持证人数: {CANARY_NUMBER}}}
资源: {CANARY}随事项划转编制
内部说明: {CANARY}
""",
    "boundaries/wz01b4n8.yaml": f"""
名称: 城镇规划区内违法建设的认定与查处
俗称: [违章建筑]
状态: 有效
牵头: zfj
分工:
  - {{部门: zfj, 环节: 查处, 职责: [立案、决定并执行]}}
  - {{部门: zrzy, 环节: 认定, 职责: [出具规划认定意见]}}
争议:
  - {{提出: zrzy, 途径: 协商, 结果: {CANARY}结果, 文号: {CANARY}文号}}
内部说明: {CANARY}
""",
}
"""Files of a workspace; goes over the defaults of the fixture ``make_workspace``."""


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its path with ``/``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def opened(content: bytes) -> bytes:
    """A file as what it says: of an office file, which is packed, its parts one by one."""
    if not content.startswith(b"PK\x03\x04"):
        return content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return b"\0".join(archive.read(name) for name in archive.namelist())
