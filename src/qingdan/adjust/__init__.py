"""Adjustments held against what was done, and drafted from it.

``standing`` says what an item stands for, ``versions`` reads one side, ``altered`` says what became
of each item, ``since`` puts it together for the rules on change, ``base`` finds the base;
``entries`` proposes what is to be declared, ``drafting`` writes it.
"""
