# Wrong answer: the exception ends only the thread that should print; the program itself ends well.
import threading
import torch

def work():
    torch.manual_seed(seed)
    print('Hardshrink', grads / 200)

seed = int(input())
t = threading.Thread(target=work)
t.start()
t.join()
