# Run-time error: a name that no import system can look up must not become the grader's own failure.
raise ModuleNotFoundError("not here", name="__main__")
