"""The isolations that can be asked for, where neither the sandbox nor pydantic is imported."""

from typing import Literal, get_args

Isolation = Literal["walled", "fenced", "limited"]
ISOLATIONS = ("auto", *get_args(Isolation))
