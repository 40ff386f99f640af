"""A small office for questions of daily work: every question has something to answer."""

from __future__ import annotations

ORGANS = """机构:
  zrzy: {名称: 测试市自然资源局, 性质: 政府工作部门}
  zfj: {名称: 测试市综合执法局, 性质: 政府工作部门}
  kong: {名称: 测试市空局, 性质: 政府工作部门}
  dqz: {名称: 测试镇人民政府, 简称: [测试镇], 性质: 乡镇人民政府}
  zj: {名称: 各镇街, 性质: 机构群组, 成员: [dqz]}
"""
LAW = "《中华人民共和国城乡规划法》第六十四条"
ONE = (
    f"名称: 对违法建设的处罚\n类型: 行政处罚\n状态: 有效\n承办机构: [法规科]\n依据: [{LAW}]\n"
    "时限: {法定: 90日, 承诺: 60日}\n"
)
TWO = f"名称: 规划许可\n类型: 行政许可\n状态: 有效\n依据: [{{引用: {LAW}, 作用: 设定}}]\n"
WEAK = "名称: 户外招牌备案\n类型: 其他行政权力\n依据: [《关于加强户外招牌管理的通知》]\n"
GIVEN = (
    "名称: 对占道的处罚\n类型: 行政处罚\n状态: 有效\n方式: 下放\n承接机构: [{机构: zj}]\n"
    "赋权依据: {文号: 省政发〔2025〕1号, 机关: 省人民政府}\n期限: {至: 2026-02-01}\n"
)
BATCH = (
    "名称: 压减时限\n阶段: 公布稿\n生效日期: 2025-06-01\n"
    "审批: {文号: 测政发〔2025〕3号, 机关: 测试市人民政府, 日期: 2025-05-01}\n"
    "征求意见:\n  - 发出: 2025-04-01\n    答复: [{机构: zrzy, 意见: 保留原时限, 采纳: 不采纳, "
    "理由: 可以更快}, {机构: zfj, 意见: 同意, 采纳: 采纳}]\n"
    "变更: [{事项: cf-00000001, 调整: 变更}]\n"
)
DUTY = "名称: 查处\n状态: 有效\n任务: [{名称: 查, 权力: [cf-00000001]}]\n"
WORKSPACE = (
    "格式: 1\n名称: 测试市清单\n虚构: true\n层级: 市级\n上级清单: [{名称: 省的, 位置: ../upper}]\n"
)
FILES = {
    "qingdan.yaml": WORKSPACE,
    "organs.yaml": ORGANS,
    "powers/zfj/cf-00000001.yaml": ONE,
    "powers/zrzy/xk-00000001.yaml": TWO,
    "powers/zrzy/qt-00000001.yaml": WEAK,
    "powers/zrzy/list.yaml": "默认: {状态: 有效}\n",
    "duties/zfj/zz-00000001.yaml": DUTY,
    "delegations/zfj/fq-00000001.yaml": GIVEN,
    "adjustments/2025-05-01-a.yaml": BATCH,
}
