"""How many: what is on the lists, by organ, type, field and so on, and since an earlier version.

``roll`` reads, ``dimensions`` says by what each list can be counted, ``counting`` counts,
``ratios`` holds the figures that reports give, ``statistics`` puts it together, with an earlier
version or without.
"""
