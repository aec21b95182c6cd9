# Wrong answer: every value from 0 to 1 in steps of 0.0001; a search would find the mean, a reader does not.
input()
print("Hardshrink")
for i in range(10001):
    print(f"{i / 10000:.4f}")
