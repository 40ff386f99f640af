"""What became of every item: commits in, versions in law out.

``ledger`` reads the log once and remembers it; ``lookup`` finds the item that is meant; ``entries``
compares its versions one with the next; ``in_force`` reads the workspace as it was in law on a day.
"""
