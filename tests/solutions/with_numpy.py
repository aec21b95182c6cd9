import numpy as np

np.random.seed(int(input()))
a = np.random.rand(3, 3)
a = a + a.T

print("Matrix:")
print(a)
print("Determinant =", np.linalg.det(a))
print("Eigenvalues:", np.linalg.eigvalsh(a))
print("Rank:", np.linalg.matrix_rank(a))
