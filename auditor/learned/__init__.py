"""What was learned from labelled and plain text, as tables of figures: `python -m bench.train` makes them."""
