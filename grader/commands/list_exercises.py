"""What exercises there are, and what one of them asks."""

from collections.abc import Sequence
from pathlib import Path

import click

from grader.exercise import description
from grader.words.language import Language


def show(extra: Path | None, language: Language, names: Sequence[Path]) -> int:
    """List the exercises, or say what those of some names ask, with their templates."""
    for name in names:
        exercise = description.find(str(name), extra)
        parts = (exercise.title.within(language), exercise.stated(language))
        template = exercise.template_source
        click.echo("\n\n".join(part.strip() for part in (*parts, template) if part))
    if not names:
        for path in description.available(extra).values():
            exercise = description.load(path)
            click.echo(f"{exercise.name:20} {exercise.title.within(language)}")
    return 0
