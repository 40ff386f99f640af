"""The public past of the lists: commits in, versions that anyone may see out.

``states`` says which commits changed what an item says, ``projecting`` lets of each version through
what may be seen today, ``redacting`` takes out what must not be seen again, ``telling`` compares
versions that follow each other, ``pasts`` makes the versions of all items and remembers them,
``announcing`` lays out published adjustments, ``former`` finds pages that once were. ``making`` is
the whole. What comes out are the values of ``publish.versions``.
"""
