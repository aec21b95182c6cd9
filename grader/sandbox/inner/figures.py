"""A backend for matplotlib without a window: what is shown or saved is kept as pixels.

Pixels, not files: the grader makes the picture's file itself and never parses one of a program.
"""

import zlib
from typing import Any

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


class FigureManager(FigureManagerBase):
    """Shows by keeping, and closes, as a window does when the person goes on."""

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


@_Backend.export
class _Kept(_Backend):
    FigureCanvas = FigureCanvas
    FigureManager = FigureManager
    backend_version = "1"
