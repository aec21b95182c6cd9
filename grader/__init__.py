"""An automated grader for deep-learning homework.

`grade` and `grade_folder` are imported when they are asked for: importing this costs nothing.
"""

TYPE_CHECKING = False  # `typing` takes 7 ms, in which nobody hears Ctrl-C
if TYPE_CHECKING:
    from grader.api import grade, grade_folder

__version__ = "0.1.0"
__all__ = ["__version__", "grade", "grade_folder"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from grader import api

    return getattr(api, name)
