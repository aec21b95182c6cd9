"""The course's helper module, which scripts import as `tools.common_tools` and the like."""

import random

import numpy as np
import torch


def set_seed(seed: int = 1) -> None:
    """Seed the generators of random, numpy and torch."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
