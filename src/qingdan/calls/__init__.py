"""乡呼县应: the calls of towns held against the lists. The table stays the office's own."""
