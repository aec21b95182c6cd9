"""Counts for Prometheus, in its text format: no name of anybody or anything in them."""

from collections import Counter
from collections.abc import Iterator

from grader.service.judgements import Service


def text(service: Service, answered: Counter[int]) -> str:
    """Return what there is to count."""
    return "".join(f"{line}\n" for line in _lines(service, answered))


def _lines(service: Service, answered: Counter[int]) -> Iterator[str]:
    desk, line = service.desk, service.desk.line
    yield "# TYPE grader_judgements_total counter"
    for verdict, count in sorted(dict(desk.verdicts).items()):
        yield f'grader_judgements_total{{verdict="{verdict}"}} {count}'
    yield "# TYPE grader_judging_seconds_total counter"
    yield f"grader_judging_seconds_total {desk.took_s:.6f}"
    yield "# TYPE grader_shared_total counter"
    yield f"grader_shared_total {line.shared}"
    yield "# TYPE grader_abandoned_total counter"
    yield f"grader_abandoned_total {line.abandoned}"
    yield "# TYPE grader_waiting gauge"
    yield f"grader_waiting {line.waiting}"
    yield "# TYPE grader_running gauge"
    yield f"grader_running {line.running}"
    yield "# TYPE grader_draining gauge"
    yield f"grader_draining {int(service.draining)}"
    yield "# TYPE grader_responses_total counter"
    for status, count in sorted(dict(answered).items()):
        yield f'grader_responses_total{{status="{status}"}} {count}'
