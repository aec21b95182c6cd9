"""A backend for matplotlib without a window: what is shown or saved is kept as pixels.

Pixels, not files: the grader makes the picture's file itself and never parses one of a program.
"""

import zlib
from collections.abc import Iterator
from typing import Any, Self

import numpy
from matplotlib import _pylab_helpers
from matplotlib.backend_bases import FigureManagerBase, _Backend
from matplotlib.backends.backend_agg import FigureCanvasAgg

from .protocol import FIGURES_BYTES_MAX, FIGURES_MAX, PIXELS_MAX, Picture

kept: "list[Picture]" = []


def keep(canvas: Any) -> None:
    """Keep what a canvas shows, unless there are enough pictures or it is too large."""
    width, height = canvas.get_width_height()
    if len(kept) >= FIGURES_MAX or width * height > PIXELS_MAX:
        return
    canvas.draw()
    pixels = numpy.asarray(canvas.buffer_rgba())[:, :, :3].tobytes()
    picture = Picture(width, height, zlib.compress(pixels))
    if sum(len(each.pixels) for each in [*kept, picture]) <= FIGURES_BYTES_MAX:
        kept.append(picture)


class FigureCanvas(FigureCanvasAgg):
    """A canvas that is kept when it is saved."""

    def print_figure(self, *arguments: Any, **options: Any) -> Any:
        """Save, as ever."""
        keep(self)
        return super().print_figure(*arguments, **options)


class Idle(int):
    """Stands for a window, and for all that is asked of one: nothing is done, and sizes are 0."""

    def __new__(cls, *_arguments: Any, **_options: Any) -> Self:
        """Make one, whatever it is to be made of."""
        return super().__new__(cls)

    def __getattr__(self, name: str) -> Self:
        """Return what does nothing either, for whatever name a toolkit has."""
        if name.startswith("__"):  # Python asks whether there is such a thing
            raise AttributeError(name)
        return self

    def __call__(self, *_arguments: Any, **_options: Any) -> Self:
        """Do nothing."""
        return self

    def __iter__(self) -> "Iterator[int]":
        """Yield a width and a height."""
        return iter((self, self))


class FigureManager(FigureManagerBase):
    """Shows by keeping, and closes, as a window does when the person goes on."""

    window = frame = Idle()
    """What people tell to fill their screen."""

    @classmethod
    def pyplot_show(cls, *, block: "bool | None" = None) -> None:
        """Keep all open figures and close them."""
        for manager in _pylab_helpers.Gcf.get_all_fig_managers():
            keep(manager.canvas)
        _pylab_helpers.Gcf.destroy_all()


def set_matplotlib_formats(*_arguments: Any, **_options: Any) -> None:
    """Do nothing: notebooks ask the backend of Jupyter, for which this stands in, for SVG."""


configure_inline_support = set_matplotlib_close = flush_figures = set_matplotlib_formats

FigureCanvas.manager_class = FigureManager  # type: ignore[assignment]


_KINDS = {"FigureCanvas": FigureCanvas, "FigureManager": FigureManager, "NavigationToolbar": Idle}


def __getattr__(name: str) -> Any:
    """Return what a window's module calls its own of these, as `FigureCanvasTkAgg`."""
    for kind, ours in _KINDS.items():
        if name.startswith(kind):
            return ours
    raise AttributeError(name)


@_Backend.export
class _Kept(_Backend):
    FigureCanvas = FigureCanvas
    FigureManager = FigureManager
    backend_version = "1"
