"""The service holds to its own OpenAPI whatever is sent to it, and never fails."""

import subprocess
import sys
from pathlib import Path

from services import serving

SECRET = "a-secret-of-the-fuzzer"
EXAMPLES = 10


def test_whatever_is_sent_is_answered_as_the_openapi_says(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    file.write_text(f"{SECRET} reveal")
    program = Path(sys.executable).parent / "schemathesis"
    with serving(tmp_path / "run", "--port", 0, "--token-file", file) as service:
        assert isinstance(service.address, tuple)
        host, port = service.address
        url = f"http://{host}:{port}/openapi.json"
        command = [program, "run", url, "--header", f"Authorization: Bearer {SECRET}"]
        # Which files can lie beside each other no schema says, and a form has no types: a list of
        # one number is that number there. Wrong forms have a table in `test_service.py`.
        command += ["--exclude-checks", "positive_data_acceptance,negative_data_rejection"]
        # The same requests each time: what a new one finds must not fail somebody else's change.
        command += ["--generation-deterministic", "--suppress-health-check", "all"]
        options = ["--max-examples", str(EXAMPLES), "--no-color"]
        done = subprocess.run([*command, *options], capture_output=True, text=True, cwd=tmp_path)
        assert done.returncode == 0, done.stdout
        assert service.ask("GET", "/readyz").status == 200
        assert "error:" not in service.log.read_text()
