"""Files of any kind as plain cells."""
