"""How long the references take, beside the plain scripts that they stand for.

Run it as a script, on a quiet machine. It prints medians and ratios and asserts nothing.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import torch

ROOT = Path(__file__).resolve().parents[2]
RUNS = 15


def times_s(work: Callable[[int], object], seeds: range) -> list[float]:
    """Return the wall time of `work(seed)` for each seed, in seconds, after one run to warm up."""
    work(seeds.start)
    found = []
    for seed in seeds:
        start = perf_counter()
        work(seed)
        found.append(perf_counter() - start)
    return found


def ratio(ours: Callable[[int], object], plain: Callable[[int], object]) -> tuple[float, float]:
    """Return the median time of ours, and the median ratio to plain, run in turns."""
    pairs = [
        (times_s(ours, range(seed, seed + 1))[0], times_s(plain, range(seed, seed + 1))[0])
        for seed in range(RUNS)
    ]
    return median(pair[0] for pair in pairs), median(pair[0] / pair[1] for pair in pairs)


def main() -> None:
    """Print a line for each reference."""
    sys.path[:0] = [str(ROOT / "reference"), str(ROOT / "tests")]
    import init_kaiming
    import init_tanh
    import init_xavier
    import sequential
    import simple_net
    from torch.nn import init

    torch.set_num_threads(1)
    ours = times_s(simple_net.means, range(1000, 1200))
    loop = times_s(lambda seed: sequential.means(simple_net.ACTIVATIONS, seed), range(1000, 1003))
    print(f"17 means, new seed: {median(ours) * 1e3:.1f} ms, loop {median(loop) * 1e3:.0f} ms")
    print(f"17 means, loop / reference: {median(loop) / median(ours):.0f}")
    scripts = {
        init_tanh: (lambda weight: init.normal_(weight, std=1 / 16), torch.tanh),
        init_xavier: (lambda weight: init.xavier_uniform_(weight, gain=5 / 3), torch.tanh),
        init_kaiming: (init.kaiming_normal_, torch.relu),
    }
    for module, (initialise, activation) in scripts.items():
        seconds, times = ratio(
            module.expected,
            lambda seed, i=initialise, a=activation: sequential.deep_stds(seed, i, a),
        )
        print(f"{module.__name__}: {seconds * 1e3:.0f} ms, reference / script: {times:.2f}")


if __name__ == "__main__":
    main()
