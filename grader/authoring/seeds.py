"""Whether the seed matters to what a solution prints, and which seed tells answers apart best."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from grader.authoring import tolerances
from grader.authoring.proposal import Values
from grader.authoring.readback import same
from grader.words.values import Grid


def matter(values: Mapping[str, Values]) -> bool:
    """Say whether any value depends on the seed."""
    return any(
        not same(value, next(iter(of_check.values())))
        for of_check in values.values()
        for value in of_check.values()
    )


def best(values: Mapping[str, Values], seeds: Sequence[int]) -> int:
    """Return the seed that tells best: the first with the fewest values that are alike or 0."""
    return min(seeds, key=lambda seed: (_alike(values, seed), seeds.index(seed)))


def _alike(values: Mapping[str, Values], seed: int) -> int:
    """Count the pairs of checks that one answer would pass, and the values that are 0."""
    of_seed = [of_check[seed] for of_check in values.values() if seed in of_check]
    alike = sum(tolerances.near(*pair, tolerances.REL) for pair in combinations(of_seed, 2))
    return alike + sum(isinstance(each, Grid) and each.largest == 0 for each in of_seed)


def with_both(values: Mapping[str, Values], seeds: Sequence[int]) -> tuple[int, ...]:
    """Return sample seeds, with one more for each word that is the same with all of these.

    With one seed whoever always prints `yes` is right half the time.
    """
    found = list(seeds)
    for of_check in values.values():
        words = {seed: value for seed, value in of_check.items() if isinstance(value, str)}
        said = {words[seed] for seed in found if seed in words}
        others = [seed for seed, word in words.items() if said and word not in said]
        found += others[:1] if len(said) == 1 else []
    return tuple(found)
