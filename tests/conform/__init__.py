"""Lists held against those of the level above, and against tables."""
