"""A class at once: find its submissions, judge each, lose nothing.

    discovery (folder or archive -> files, one a student) -> schedule -> store

`schedule` alone reads a submission; nothing of one is ever written to a disk but by `store`.
"""
