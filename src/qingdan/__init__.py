"""qingdan (清单): a government's policy inventories under version control."""

__version__ = "0.1.0"
