"""Which file describes which kind of list. A new kind is a new file here and one line below."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.record import Record
from ...model.vocabulary import ListKind
from . import boundaries, delegations, duties, fulfilment, powers, procedures, territory
from .said import Beside, KindSaid, Way

KINDS: Mapping[ListKind, KindSaid] = {
    ListKind.DUTIES: duties.SAID,
    ListKind.POWERS: powers.SAID,
    ListKind.BOUNDARIES: boundaries.SAID,
    ListKind.TERRITORY: territory.SAID,
    ListKind.DELEGATIONS: delegations.SAID,
    ListKind.FULFILMENT: fulfilment.SAID,
    ListKind.PROCEDURES: procedures.SAID,
}
RECORD_WAYS: Mapping[type[Record], Beside | Way] = {
    model: way for said in KINDS.values() for model, way in said.records.items()
}
"""Records of all kinds that are shown in a way of their own."""
