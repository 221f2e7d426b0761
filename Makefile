# Two commands: `make demo` and `make test`. They need Python 3.11 or newer, its venv module, and make.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
# Options of the demo: make demo PORT=8001 AS_OF=2026-11-20 RESET=1
DEMO := $(if $(PORT),--port $(PORT)) $(if $(AS_OF),--as-of $(AS_OF)) $(if $(RESET),--reset)
# Options of pytest: make test ARGS="tests/rules -x". Without them it is the whole suite, in two processes.
ARGS ?=

.PHONY: help demo test long bench quality lint imports types templates migrations locks deploycheck requirements install lock

help:
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

demo: $(VENV)/.demo node_modules/.complete ## start everything on this machine and print the address
	@exec $(BIN)/python manage.py demo $(DEMO)

test: $(VENV)/.dev node_modules/.complete ## all tests, unit to browser, on data of their own
	@.ci/chromium
	@$(BIN)/python -m pytest $(or $(ARGS),-n 2)

long: $(VENV)/.dev node_modules/.complete ## what takes minutes: long tests, the bench on 4,000 and on 400,000 borgere
	@.ci/chromium
	@$(BIN)/python -m pytest -m long $(ARGS)
	@$(BIN)/python manage.py bench --citizens 4000
	@$(BIN)/python manage.py bench --citizens 400000

bench: $(VENV)/.dev node_modules/.complete ## what the pages and the sweep cost: make bench CITIZENS=4000
	@$(BIN)/python manage.py bench $(if $(CITIZENS),--citizens $(CITIZENS))

quality: lint imports types templates migrations locks deploycheck ## everything that can be said without running the product

lint: $(VENV)/.dev
	@echo "== ruff"
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .

imports: $(VENV)/.dev
	@echo "== import-linter"
	@$(BIN)/lint-imports --no-cache --show-timings >$(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }

types: $(VENV)/.dev
	@echo "== mypy"
	@DJANGO_SETTINGS_MODULE=jobcenter.settings.test $(BIN)/mypy --no-error-summary

templates: $(VENV)/.dev
	@echo "== djlint"
	@$(BIN)/djlint --lint --quiet templates

migrations: $(VENV)/.dev node_modules/.complete
	@echo "== migrations"
	@DJANGO_SETTINGS_MODULE=jobcenter.settings.test $(BIN)/python manage.py makemigrations --check --dry-run

locks: $(VENV)/.dev
	@echo "== lock files"
	@$(BIN)/python -m pytest -q --no-header -p no:cacheprovider tests/house/test_locks.py

deploycheck: $(VENV)/.dev node_modules/.complete
	@echo "== check --deploy"
	@env -i PATH="$$PATH" $$($(BIN)/python .ci/production_variables.py) $(BIN)/python manage.py check --deploy --fail-level WARNING

requirements: $(VENV)/.dev ## which requirement ids have tests
	@$(BIN)/python -m pytest --requirements -m "" -q --no-header

install: $(VENV)/.dev node_modules/.complete ## everything for development, from the hashed lock files

lock: $(VENV)/.dev ## renew the lock files from pyproject.toml
	@.ci/lock $(BIN)

# --- What the above stand on ------------------------------------------------------------------------------------

$(BIN)/python:
	@.ci/venv $(VENV)

$(VENV)/.demo: requirements.lock | $(BIN)/python
	@.ci/packages $(VENV) requirements.lock && touch $@

$(VENV)/.dev: requirements-dev.lock | $(BIN)/python
	@.ci/packages $(VENV) requirements-dev.lock && touch $@

node_modules/.complete: package.json package-lock.json | $(BIN)/python
	@[ -x $(BIN)/npm ] || $(MAKE) $(VENV)/.demo
	@echo "Front-end packages …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null && touch $@
