# Each target sets itself up: a machine with Python 3.11 or later, make and a package index is enough.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: audit test check golden docs weights sources bench bench-check clean

audit: $(READY)  ## audit the articles in seeds/; reports, HTML and JSON, go to reports/
	@echo "Articles to print (each must pass the gate):"
	@$(BIN)/auditor audit seeds/good --quiet
	@echo "Articles to send back (here for show; what they get does not decide how this ends):"
	@$(BIN)/auditor audit seeds/poor --quiet || test $$? -eq 1
	@echo "Full reports: reports/*.html and reports/*.json"

test: $(READY)  ## run all tests
	@$(BIN)/python -m pytest

check: $(READY)  ## lint, format, types, directions of imports, spelling
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/codespell

golden: $(READY)  ## write the reference reports again, after a change that is meant to change them
	$(BIN)/python tests/test_golden.py

docs: $(READY)  ## write the generated parts of the documentation again
	$(BIN)/python docs/pages.py

bench: $(READY)  ## measure on the labelled data in the folder AUDITOR_GOLD; more with ARGS=--help
	@$(BIN)/python -m bench.accuracy $(ARGS)

bench-check: $(READY)  ## the same, and fail where a figure is under its floor in bench/floors.yaml
	@$(BIN)/python -m bench.accuracy --check

weights: $(READY)  ## learn auditor/learned/ anew from the folder AUDITOR_GOLD; some with TABLES="cues sentences"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,train]'
	$(BIN)/python -m bench.train $(TABLES)

sources: $(READY)  ## write rules/sources/ anew from the folder AUDITOR_GOLD
	$(BIN)/python -m bench.make_sources

clean:  ## remove what the other targets have made
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis reports/*.html reports/*.json

$(READY): pyproject.toml
	@echo "Setting up .venv (once, and when pyproject.toml changes)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)
