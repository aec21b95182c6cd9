"""Jobe's interface: what CodeRunner asks of its sandbox server, and what is answered."""
