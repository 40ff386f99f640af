"""Headings of tables that offices keep beside their lists, and the fields they stand for.

The headings of the lists themselves are known to ``exchange/tables/headings``. Added here are the
elements of the national exchange of items (GB/T 39554.2-2020, as its tables are named), of
互联网＋监管, of 行政许可事项清单 and of 收费目录.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..exchange.tables.columns import Column, bare_heading
from ..exchange.tables.headings.every import LISTS
from ..exchange.tables.targets import Keep, Skip, Target
from ..model.vocabulary import ListKind

UNITS = {"时限.法定": "单位.法定", "时限.承诺": "单位.承诺"}
"""Where the unit of a limit stands in a column of its own."""

_COLUMNS: Mapping[Column, tuple[str, ...]] = {
    Column.BASIC_CODE: ("catalog_code",),
    Column.IMPLEMENTATION_CODE: ("task_code",),
    Column.CODE: ("local_task_code", "local_catalog_code"),
    Column.NAME: (
        *("task_name", "监管事项名称", "监管事项", "监管主项名称", "监管主项", "检查事项名称"),
        *("行政许可事项名称", "许可事项名称", "收费项目", "收费项目名称", "项目名称"),
    ),
    Column.CHILD: ("监管子项名称", "监管子项"),
    Column.TYPE: ("task_type",),
    Column.LEVEL: ("use_level", "监管层级"),
    Column.ORGAN: (
        *("dept_name", "监管部门", "监管主体", "检查主体"),
        *("执收单位", "收费单位", "执收部门", "征收部门"),
    ),
    Column.BASIS: ("by_law", "bylaw", "监管依据", "设定依据", "设定和实施依据", "检查依据"),
    Column.SOURCE: ("power_source",),
    Column.ORGAN_NATURE: ("dept_type",),
    Column.LEGAL_LIMIT: ("anticipate_day", "法定办结时限"),
    Column.PROMISED_LIMIT: ("promise_day", "承诺办结时限"),
    Column.CASE_TYPE: ("project_type",),
    Column.AUDIENCE: ("server_type",),
    Column.CONSULTATION: ("link_way",),
    Column.SUPERVISION: ("supervise_way", "监督投诉方式"),
    Column.CONDITIONS: ("accept_condition",),
    Column.FLOW: ("handle_flow",),
    Column.STATUS: ("task_state",),
}
_KEPT: Mapping[str, tuple[str, ...]] = {
    "编码.业务办理项编码": ("task_handle_item", "业务办理项编码"),
    "收费.收费": ("is_fee", "是否收费"),
    "收费.标准": ("收费标准", "征收标准"),
    "收费.依据": ("fee_basis", "收费依据", "收费文件", "收费文件依据", "政策依据", "征收依据"),
    "单位.法定": ("anticipate_type", "法定办结时限单位"),
    "单位.承诺": ("promise_type", "承诺办结时限单位"),
}
_NOT_COMPARED = (
    *("task_version", "dept_code", "entrust_name", "anticipate_explain", "promise_explain"),
    *("limit_scene_num", "transact_addr", "transact_time", "handle_area", "is_entry_center"),
    *("other_dept", "plan_effective_date", "plan_cancel_date", "special_procedure"),
)
"""Elements that no field of the lists stands for, or of which only the platform's word is there."""

KEPT_FIELDS = tuple(_KEPT)


def table_targets(kind: ListKind) -> dict[str, Target]:
    """Return what headings stand for in a table that is held against a list, by bare heading.

    The paths of fields as ``qingdan export`` writes them over its columns are among them.
    """
    known = {one.column for one in LISTS[kind].columns}
    found: dict[str, Target] = {bare_heading(text): Skip() for text in _NOT_COMPARED}
    for path, headings in _KEPT.items():
        found |= {bare_heading(text): Keep(path) for text in (path, *headings)}
    for column, headings in _COLUMNS.items():
        if column in known:
            found |= {bare_heading(text): column for text in headings}
    for path, column in LISTS[kind].by_path.items():
        found[bare_heading(path)] = column
    return found


__all__ = ["KEPT_FIELDS", "UNITS", "table_targets"]
