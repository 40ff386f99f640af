"""The columns of every kind of list."""

from __future__ import annotations

from collections.abc import Mapping

from ....model.vocabulary import ListKind
from .boundaries import BOUNDARIES
from .delegations import DELEGATIONS
from .duties import DUTIES
from .fulfilment import FULFILMENT
from .known import ListColumns
from .powers import POWERS
from .procedures import PROCEDURES
from .territory import TERRITORY

LISTS: Mapping[ListKind, ListColumns] = {
    columns.kind: columns
    for columns in (
        POWERS,
        DUTIES,
        BOUNDARIES,
        TERRITORY,
        DELEGATIONS,
        FULFILMENT,
        PROCEDURES,
    )
}
"""A title is looked for from the last to the first: what is said more generally stands first."""
