"""ranks: how well one number orders what another one tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import correlation

from bench.accuracy.figures import Counts


def auc(rows: Sequence[Counts]) -> float:
    """From 1 or 0 and a number each: how often one of the ones has the higher number than one of the noughts."""
    ones = [rank for (good, _), rank in zip(rows, ranks([value for _, value in rows]), strict=True) if good]
    pairs = len(ones) * (len(rows) - len(ones))
    return (sum(ones) - len(ones) * (len(ones) + 1) / 2) / pairs if pairs else 0.5


def spearman(rows: Sequence[Counts]) -> float:
    """The rank correlation of two numbers each."""
    one, other = (ranks(column) for column in zip(*rows, strict=True))
    return correlation(one, other) if len(set(one)) > 1 < len(set(other)) else 0.0


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1 on; equal values share the mean of theirs."""
    found, last = [0.0] * len(values), 0
    for _, group in groupby(sorted(range(len(values)), key=values.__getitem__), values.__getitem__):
        tied = list(group)
        for at in tied:
            found[at] = last + (len(tied) + 1) / 2
        last += len(tied)
    return found
