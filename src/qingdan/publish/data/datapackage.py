"""``datapackage.json``: what the downloads are, for programs (Data Package 2.0, datapackage.org).

Its resources are the tables (CSV) with a Table Schema: the type, the meaning and the values of each
column. The same data in other forms stands under ``distributions``: tools would take any JSON and
any workbook for a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ... import __version__
from ..site import Site
from ..writing.render import Written
from .datasets import FORMS, Download
from .openjson import UNDECLARED
from .tables import ITEM_ID, ORGAN_ID, Column

DATA_PACKAGE = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/"
_UNNAMEABLE = re.compile(r"[^a-z0-9]+")


def data_package(
    downloads: Iterable[Download], written: Mapping[str, Written], site: Site
) -> dict[str, Any]:
    """Return the descriptor of all downloads; ``written`` are their files by path.

    A licence stands in it only where the workspace declares one; else ``licence`` says 未声明,
    which is no licence.
    """
    package: dict[str, Any] = {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": f"qingdan-{site.region}" if site.region else "qingdan",
        "title": site.title,
    }
    if site.about:
        package["description"] = site.about
    if site.base_url:
        package["homepage"] = site.base_url
    if site.revision or site.date:
        package["version"] = site.revision or site.date
    if site.host:
        package["contributors"] = [{"title": site.host, "roles": ["publisher"]}]
    licences = _licences(site)
    if licences:
        package["licenses"] = licences
    else:
        package["licence"] = UNDECLARED
    package["date"] = site.date or None
    package["fictional"] = site.is_fictional
    package["generator"] = f"qingdan {__version__}"
    tables: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for one in downloads:
        if one.form == "csv":
            tables.append(_resource(one, written[one.path]))
        else:
            others.append(_file(one, written[one.path]))
    return {**package, "resources": tables, "distributions": others}


def _licences(site: Site) -> list[dict[str, str]]:
    """A licence of the specification has a name (a code of letters) or a path, or both."""
    found = {}
    if re.fullmatch(r"[-A-Za-z0-9._]+", site.licence_code):
        found["name"] = site.licence_code
    if site.licence_url.startswith(("http://", "https://")):
        found["path"] = site.licence_url
    if not found and site.licence:
        found["name"] = "other"
    return [{**found, "title": site.licence}] if site.licence else []


def _file(download: Download, file: Written) -> dict[str, Any]:
    name, media_type = FORMS[download.form]
    return {
        "name": _UNNAMEABLE.sub("-", file.path.removeprefix("downloads/")),
        "path": file.path,
        "title": f"{download.title}（{name}）",
        "format": download.form,
        "mediatype": media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }


def _resource(download: Download, file: Written) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in download.columns],
        "missingValues": [""],
    }
    first = download.columns[0].name
    if first in (ITEM_ID, ORGAN_ID):
        schema["primaryKey"] = [first]
    return {**_file(download, file), "type": "table", "encoding": "utf-8", "schema": schema}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type}
    if column.meaning and column.meaning != column.name:
        field["description"] = column.meaning
    if column.type == "boolean":
        field |= {"trueValues": ["是"], "falseValues": ["否"]}
    if column.values:
        field["constraints"] = {"enum": list(column.values)}
    return field
