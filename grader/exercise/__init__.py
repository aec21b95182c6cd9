"""What is asked and what is expected: descriptions, and references run in the sandbox."""

DEFAULT_EXERCISE = "vanishing_gradient"
