"""Arguments in, exit status out: the only place that prints or exits."""
