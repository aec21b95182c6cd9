# A Gradescope autograder as an image of its own: Docker Hub, "Manual Docker Configuration".
# Gradescope's containers have no namespaces and run as root: isolation is `fenced`, with a user of
# its own for each submission.
#
#     docker build -f docs/gradescope.Dockerfile -t you/autograder . && docker push you/autograder
FROM gradescope/autograder-base:ubuntu-22.04
RUN apt-get update && apt-get install -y --no-install-recommends python3.11 python3.11-venv \
    && rm -rf /var/lib/apt/lists/*
# Where every user may read it: below /root no run could.
RUN python3.11 -m venv /opt/grader
COPY . /tmp/grader
RUN /opt/grader/bin/pip install --no-cache-dir -c /tmp/grader/constraints.txt '/tmp/grader[all]' \
    && rm -rf /tmp/grader
RUN printf '%s\n' '#!/bin/sh' \
    'exec /opt/grader/bin/grade /autograder/submission --exercise fc1_gradient --seed 11 \' \
    '    --isolation fenced --format gradescope --output /autograder/results/results.json' \
    > /autograder/run_autograder && chmod +x /autograder/run_autograder
