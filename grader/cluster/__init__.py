"""A class on Dask: many machines judge as one would.

Whoever runs the grader asks for conditions, and the name of what a worker offers is the digest of
its own: so no work ever comes to a worker that differs. Submissions travel as bytes and judgements
as JSON; expected values never travel, for each worker computes its own.
"""
