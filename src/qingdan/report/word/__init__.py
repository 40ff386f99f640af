"""Word documents with the look of a Chinese official document, the same bytes for the same text."""
