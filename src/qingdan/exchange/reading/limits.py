"""How much is read at most. A list is small; what is beyond these figures was made to exhaust us.

Work is limited, not time: the same file is read or refused on every machine alike. Each figure is
several times what the largest real list needs (5,600 items of 30 columns: 168,000 cells), and a
file just below all of them is read in seconds within 500 MB.
"""

from __future__ import annotations

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of a file. The largest real list seen is under 1 MB."""

MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes of all parts of a packed file (.xlsx, .ods, .docx) together, unpacked; never all read."""

MAX_PART = 128 * 1024 * 1024
"""Bytes of one part that is read: one sheet, the shared texts, the body of a document."""

MAX_TREE = 48 * 1024 * 1024
"""Bytes of a part that must be in memory as a tree: the body of a Word document."""

MAX_RATIO = 400
"""Times that a part of more than 1 MB may grow. Real sheets grow 5 to 60 times; bombs 1,000."""

MAX_PARTS = 10_000
"""Parts of a packed file."""

MAX_DEPTH = 256
"""Elements of XML inside one another."""

MAX_ELEMENTS = 1_000_000
"""Elements of one part: ten thousand rows of 26 cells have half a million."""

MAX_BUILT = 700_000
"""Elements kept in memory as a tree: a document with some 90,000 cells."""

MAX_SHEETS = 1_000
"""Sheets, or tables of a document."""

MAX_CELLS = 600_000
"""Cells with content of a whole file."""

MAX_BLANKS = 800_000
"""Cells of a file with and without content: formats alone leave empty ones behind."""

MAX_AREA = 5_000_000
"""Rows times columns of a sheet down to its last cell: one far away makes it enormous."""

MAX_ROWS = 1_048_576
"""Rows that a sheet has at all."""

MAX_COLUMNS = 2_000
"""Columns of a sheet up to its last cell."""

MAX_SPANS = 100_000
"""Merged ranges of a sheet."""

MAX_COVERED = 400_000
"""Cells under merged ranges of a sheet."""

MAX_TEXT = 60_000_000
"""Characters of all cells together: texts may be referred to again and again."""

MAX_CELL = 1_000_000
"""Characters of one cell. A spreadsheet holds 32,767 at most; tables of Word any number."""
