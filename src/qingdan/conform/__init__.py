"""Our lists held against those of the level above, and against tables that an office keeps.

``uppers`` opens the catalogues that ``qingdan.yaml`` names, ``matters`` reads items of any
workspace, ``pairing`` finds which item is which, ``conforming`` compares (三级四同) and
``proposing`` writes what would make them alike. ``reconciling`` does the same with a table.
"""
