"""Posts and load: what offices keep on their staff, held against the lists.

Every table stays the office's own: it is read where it lies and nothing of it is written anywhere.
``table`` reads tables, ``staff`` understands tables of posts; the other modules answer one
question each.
"""
