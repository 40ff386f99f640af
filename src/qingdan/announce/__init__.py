"""What a batch of changes is in words: totals that sum, tables, the file for the meeting."""
