"""Which columns the lists have, and under which headings offices write them: data, list by list."""
