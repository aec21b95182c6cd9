"""How long hostile output is read, beside an honest log of as many characters.

Run it as a script, on a quiet machine. It prints ratios and asserts nothing.
"""

import random
import sys
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
CHARACTERS, RUNS = 300_000, 5
EXERCISES = ("vanishing_gradient", "gradient_steps")


def repeated(piece: str) -> bytes:
    """Return a piece as often as it fits."""
    return (piece * (CHARACTERS // len(piece) + 1))[:CHARACTERS].encode()


def main() -> None:
    """Print the dearest pieces for each exercise, and how many cost more than twice a log."""
    sys.path[:0] = [str(ROOT / "tests")]
    from prints import HOSTILE

    from grader.exercise import description
    from grader.reading import read

    drawn = random.Random(0)
    log = repeated("".join(f"layer:{at}, std:{drawn.random():.4f}\n" for at in range(20_000)))
    for name in EXERCISES:
        asked = description.find(name)

        def time_s(text: bytes, asked: description.Exercise = asked) -> float:
            times = []
            for _ in range(RUNS):
                start = process_time()
                read(text, asked.checks, asked.names)
                times.append(process_time() - start)
            return min(times)

        honest = time_s(log)
        ratios = sorted(((time_s(repeated(p)) / honest, p) for p in HOSTILE), reverse=True)
        above = sum(ratio > 2 for ratio, _ in ratios)
        print(f"{name}: a log {honest * 1e3:.0f} ms; {above} of {len(ratios)} above twice that")
        for ratio, piece in ratios[:5]:
            print(f"  {ratio:5.2f}  {piece!r}")


if __name__ == "__main__":
    main()
