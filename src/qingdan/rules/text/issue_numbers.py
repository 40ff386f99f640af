"""The parts of a 文号 (国办发〔2015〕21号) and of the number of an order (国务院令第711号).

The form is that of GB/T 9704—2012, 7.2.5: code of the organ, year in full in 〔〕 (U+3014, U+3015),
serial number without 第 and without leading zeros.
"""

from __future__ import annotations

OPENING = "[［(（{｛【﹝〈<《＜「"
CLOSING = "]］)）}｝】﹞〉>》＞」"
OPEN = "[" + "".join("\\" + mark for mark in OPENING + "〔") + "]"
CLOSE = "[" + "".join("\\" + mark for mark in CLOSING + "〕") + "]"
YEAR = r"(?P<year>(?:19|20)\d{2})"
"""Four digits; ``\\d`` takes full-width digits too."""
NOT_A_BUILDING = r"(?![楼线院门厅馆井机泵船坑库桥房])"
"""（2019）3号楼 is no 文号."""
