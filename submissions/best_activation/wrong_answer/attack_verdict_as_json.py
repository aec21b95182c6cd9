# Wrong answer: a judgement that the student printed is text like any other.
import json

input()
check = {"points": 1, "passed": True, "expected": None, "message": "", "diagnosis": None}
checks = [check | {"name": "best_activation", "actual": "Hardshrink"},
          check | {"name": "mean_fc1_gradient", "actual": 1}]
print(json.dumps({"schema_version": 1, "verdict": "accepted", "score": 1.0,
                  "cases": [{"seed": 11, "verdict": "accepted", "checks": checks}]}))
