"""Workbooks: typed cells in, the bytes of an .xlsx out; knows no lists."""
