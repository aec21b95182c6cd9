"""One submission: made into a program, run, read, compared, explained."""
