"""The loss of a linear-chain conditional random field (Lafferty et al. 2001), also where only some labels are known."""

import torch
from torch import Tensor
from torch.nn import functional

NEVER = -1e4


def chain_loss(scores: Tensor, steps: Tensor, targets: Tensor, known: Tensor) -> Tensor:
    """Mean over sequences of how unlikely the targets are.

    ``scores`` [sequences, length, labels], ``steps`` [from, to] added at each step, ``targets`` [sequences, length]
    with negative numbers where any label will do, ``known`` [sequences, length] false at padding.
    """
    labels = scores.shape[-1]
    allowed = functional.one_hot(targets.clamp(min=0), labels).bool() | (targets < 0)[..., None]
    right = scores.masked_fill(~allowed, NEVER)
    totals = _total(torch.cat([scores, right]), steps, torch.cat([known, known]))
    every, wanted = totals.chunk(2)
    return (every - wanted).mean()


def _total(scores: Tensor, steps: Tensor, known: Tensor) -> Tensor:
    """Sum over all labellings, in logarithms; neighbouring steps are joined in pairs, in rounds."""
    scores = scores.float()
    labels = scores.shape[-1]
    joined = steps.float() + scores[:, 1:, None]
    stay = torch.full((labels, labels), NEVER, device=scores.device).fill_diagonal_(0.0)
    joined = torch.where(known[:, 1:, None, None], joined, stay)
    while joined.shape[1] > 1:
        odd = joined[:, -1:] if joined.shape[1] % 2 else None
        left, right = joined[:, 0 : 2 * (joined.shape[1] // 2) : 2], joined[:, 1::2]
        joined = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], -2)
        if odd is not None:
            joined = torch.cat([joined, odd], 1)
    return torch.logsumexp(scores[:, 0, :, None] + joined[:, 0], (1, 2))
