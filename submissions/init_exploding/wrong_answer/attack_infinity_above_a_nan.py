# Wrong answer: what it prints once made the grader itself fail, for an infinite layer has no number.
print("±-inf\nnan")
