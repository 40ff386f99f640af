"""QD2xx: what an item must have to be complete."""
