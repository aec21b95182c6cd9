"""What runs inside the wall, beside students' code: it holds no secret and trusts nobody.

These files import the standard library only. Inside the wall they are a package called `inner`:
`enter` (root only: give up root, then build the wall), `zygote` (forks a child per program),
`child` (the walls around one program, and its init), `runner` (the program itself).
"""
