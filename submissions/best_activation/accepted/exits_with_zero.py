# Accepted: sys.exit(0) after the answer is a proper end.
import sys
import torch

def main(seed):
    torch.manual_seed(seed)
    f1, f2, f3 = (torch.nn.Linear(1, 1, bias=False) for _ in range(3))
    for f in f1, f2, f3:
        f.weight.data[:] = 1
    a = torch.nn.functional.hardshrink
    grads = []
    for x in torch.randn((200, 1)):
        a(f3(a(f2(a(f1(x)))))).backward()
        grads.append(f1.weight.grad.abs())
        f1.weight.grad = None
    print("torch.nn.Hardshrink")
    print("mean gradient: %.3f" % torch.stack(grads).mean())
    return 0

if __name__ == '__main__':
    sys.exit(main(int(input())))
