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
    "editorial/unattributed-claim": Peer(0.42, "n-grams learned on the training part; write-good .17"),
    "editorial/vague-attribution": Peer(0.26, "n-grams learned on the training part; write-good .06"),
    "editorial/hedging": Peer(0.5, "n-grams learned on the training part; write-good .09"),
    "editorial/seo-filler": Peer(0.36, "n-grams learned on the training part; write-good .04"),
    "editorial/sensational": Peer(0.3, "n-grams learned on the training part; write-good .03"),
    "editorial/boilerplate": Peer(0.75, "n-grams learned on the training part; write-good .05"),
    "editorial/any": Peer(0.39, "proselint; write-good .25"),
    "extraction/body": Peer(0.957, "trafilatura 2.3.1, all 181 pages"),
    "metadata/authors": Peer(0.89, "trafilatura 2.3.1, all 419 pages"),
    "metadata/date": Peer(0.84, "trafilatura 2.3.1, all 419 pages"),
    "clickbait/warned": Peer(0.881, "one pattern of lists and second persons"),
    "clickbait/noted": Peer(0.881, "one pattern of lists and second persons"),
    "loaded/biased": Peer(0.804, "the paper's transformer; word list .608"),
    "puffery/filler": Peer(0.963, "RoBERTa; word list .67"),
    "puffery/puffery": Peer(0.963, "RoBERTa; word list .67"),
    "articles/hyperpartisan": Peer(0.65, "rate of attributions alone"),
    "articles/fake": Peer(0.74, "rate of attributions alone"),
    "articles/machine": Peer(0.93, "rate of attributions alone"),
    "outlets/reliability": Peer(0.11, "rate of attributions alone"),
}


def peer(figure: str) -> Peer | None:
    """The peer of a figure named set/part/reading or set/reading."""
    names = figure.split("/")
    return PEERS.get(f"{names[0]}/{names[-1]}")
