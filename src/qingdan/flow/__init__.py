"""Flows: how much time a new flow saves, what is done at once, who works with whom, drawings.

``limits`` and ``conversion`` say what is compared and how units are converted, ``compressing``
compares; ``at_once``, ``matrix`` and ``drawings`` count; ``steps`` finds the steps of one item.
"""
