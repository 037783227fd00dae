# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
PYTHON ?= python3
FILE ?= examples/softwaretesters.json
PDF ?= out/score.pdf
UV := .tools/bin/uv
RUN := $(UV) run --frozen --no-sync

.PHONY: help measure test check bench format clean
.DEFAULT_GOAL := help

help:
	@echo "make measure [FILE=...]  set up, measure a file and write $(PDF)"
	@echo "make test                set up and run every test"
	@echo "make check               format, lint, types, import contracts, licences"
	@echo "make bench               the speed table"

# uv itself comes from the package registry into .tools; nothing is installed outside this folder.
$(UV):
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9,<1'

.PHONY: core dev
core: $(UV)
	@$(UV) sync --quiet --frozen --no-dev --inexact --python $(PYTHON)

dev: $(UV)
	@$(UV) sync --quiet --frozen --all-extras --python $(PYTHON)

measure: core
	@mkdir -p $(dir $(PDF))
	@.venv/bin/trede measure "$(FILE)" --pdf "$(PDF)"

test: dev
	@$(RUN) python scripts/run_tests.py

check: dev
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy
	$(RUN) lint-imports
	$(RUN) reuse lint --quiet

format: dev
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

bench: dev
	@$(RUN) python -m bench

clean:
	rm -rf .venv .tools build dist out .coverage htmlcov
