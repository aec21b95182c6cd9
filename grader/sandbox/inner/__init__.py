"""What runs inside the wall, beside students' code: it holds no secret and trusts nobody.

Inside the wall these files are a package called `inner`. They import the standard library, but for
some that use a library which programs use themselves:

- `enter` gives up root, then builds the wall (where the grader is root)
- `zygote` forks a child for each program, after a `rehearsal` with torch
- `child` is the walls around one program, and its init
- `runner` is the program: a script, or with `notebook` and `shell` (IPython) the cells of one
- `standard_input`, `standard_output` (both on `streams`), `figures` (matplotlib) and `bars`
  (tqdm), to which `windows` leads, are what it reads from, prints to and draws on
- `finish` is its end, `last_words` its end at a limit
- `protocol` is what all of it says to the grader and is told by it
- `kernel` and `seccomp` are the calls that Python lacks, and the filter of calls
"""
