"""The warm grader: a service, and the client that `grade` is where one listens.

What the client imports (`client`, `place`) imports nothing heavy.
"""
