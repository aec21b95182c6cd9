"""The isolations that can be asked for, where neither the sandbox nor pydantic is imported."""

ISOLATIONS = ("auto", "walled", "fenced", "limited")
