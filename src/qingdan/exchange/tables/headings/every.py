"""The columns of every kind of list."""

from __future__ import annotations

from collections.abc import Mapping

from ....model.vocabulary import ListKind
from .boundaries import BOUNDARIES
from .duties import DUTIES
from .known import ListColumns
from .powers import POWERS

LISTS: Mapping[ListKind, ListColumns] = {
    columns.kind: columns for columns in (POWERS, DUTIES, BOUNDARIES)
}
