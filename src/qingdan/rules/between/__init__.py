"""QD3xx: between items, lists and the register of organs."""
