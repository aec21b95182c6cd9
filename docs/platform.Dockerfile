# The grader as a service in a container of any platform: Docker, Podman, Kubernetes.
#
#     docker build -f docs/platform.Dockerfile -t grader .
#     docker run --rm grader doctor
#     docker run -p 8080:8080 -e GRADER_TOKEN=... grader
#
# As root, with no flag: `fenced`, each run a user of its own. With `--user 1000`: `fenced`, all runs
# one user. With `--security-opt seccomp=unconfined --security-opt systempaths=unconfined`: `walled`.
FROM python:3.11-slim
COPY . /tmp/grader
RUN pip install --no-cache-dir -c /tmp/grader/constraints.txt '/tmp/grader[all]' && rm -rf /tmp/grader
ENTRYPOINT ["grader"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
