"""Words the privacy rules go by (``words.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ...store.reader import read_mapping


@cache
def _held() -> Mapping[str, Any]:
    return read_mapping((Path(__file__).parent / "words.yaml").read_bytes()).value or {}


@cache
def mail_services() -> frozenset[str]:
    """Return the hosts of public mail services."""
    return frozenset(_held()["公共邮箱"]["域名"])


@cache
def surnames() -> frozenset[str]:
    """Return the hundred commonest surnames."""
    return frozenset("".join(_held()["姓氏"]["字"].split()))


@cache
def posts() -> tuple[str, ...]:
    """Return what stands in place of a name and is none: 主任, 科长, 窗口人员."""
    return tuple(_held()["职务"]["词"])
