"""Who said it: cues, then sources and contents, then joined. `detectors/attributions.py` puts them together."""
