"""For those who write exercises: what proves that one keeps its promises."""
