"""peers: what other programs and papers get on the same data. All figures are of the data's own held-back parts."""

from __future__ import annotations

from typing import NamedTuple


class Peer(NamedTuple):
    """Who gets how much; the same measure as the figure of that name."""

    value: float
    who: str


# By set and reading, whatever the part.
PEERS = {
    "polnear/cue": Peer(0.854, "logistic regression on word 1–3-grams"),
    "polnear/content": Peer(0.83, "CRF on words and shapes"),
    "polnear/sourceless": Peer(0.376, "pattern of impersonal cues"),
    "polnear/agentless": Peer(0.376, "pattern of impersonal cues"),
    "editorial/attributed": Peer(0.77, "n-grams learned on the training part"),
    "extraction/body": Peer(0.957, "trafilatura 2.3.1, all 181 pages"),
    "metadata/authors": Peer(0.89, "trafilatura 2.3.1, all 419 pages"),
    "metadata/date": Peer(0.84, "trafilatura 2.3.1, all 419 pages"),
}


def peer(figure: str) -> Peer | None:
    """The peer of a figure named set/part/reading or set/reading."""
    names = figure.split("/")
    return PEERS.get(f"{names[0]}/{names[-1]}")
