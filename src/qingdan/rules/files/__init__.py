"""QD0xx: the file itself. The store finds these faults; the rules here say what they mean."""
