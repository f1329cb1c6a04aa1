"""Judging: how likely a desk editor would mark a sentence, and for what."""
