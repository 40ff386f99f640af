"""What an item looks like as cells of a table, both ways: nothing is lost on the way.

For every value v a file may hold, ``parse(render(v)) == v``. Where the text a person would like to
read cannot be read back as the same value, the cell holds JSON instead.
"""
