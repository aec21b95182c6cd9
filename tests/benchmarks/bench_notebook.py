"""A notebook against the same code as a script, through the warm door: medians and their ratio."""

import statistics
import time
from pathlib import Path

from grader.sandbox import Sandbox, settings
from grader.sandbox.execution import Limits, Program

TEMPLATE = Path(__file__).parents[2] / "submissions/fc1_gradient/accepted/filled_template.py"
PROBES = {"mean_fc1_gradient": "np.mean(fc1_grads)"}
ROUNDS = 30


def main() -> None:
    source = TEMPLATE.read_text()
    cut = source.index("class SimpleNet")
    script = Program({"submission.py": source.encode()}, "submission.py", PROBES)
    cells = Program({}, "submission.py", PROBES, (source[:cut], source[cut:]))
    times: dict[str, list[float]] = {"script": [], "notebook": []}
    with Sandbox("walled", settings(spares=1)) as sandbox:
        for _ in range(ROUNDS):
            for name, program in (("script", script), ("notebook", cells)):
                begun_s = time.perf_counter()
                seen = sandbox.run(program, b"11\n", Limits())
                times[name].append(time.perf_counter() - begun_s)
                assert seen.report is not None
                assert seen.report.exception is None
                time.sleep(0.05)
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, median_s in medians.items():
        print(f"{name}: median {1e3 * median_s:.0f} ms")
    print(f"ratio {medians['notebook'] / medians['script']:.2f}")


if __name__ == "__main__":
    main()
