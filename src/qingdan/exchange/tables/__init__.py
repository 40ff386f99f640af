"""What a sheet holds: heading, columns, records, totals."""
