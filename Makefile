# Two commands: `make demo` and `make test`.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
PYTHON := $(VENV)/bin/python

.PHONY: help install lock

help:
	@grep -E '^[a-z]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 16

install: $(VENV)/.dev ## everything for development, from the hashed lock files

$(PYTHON):
	@python3 -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "python3 has no venv module here. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.dev: requirements-dev.lock | $(PYTHON)
	@if command -v uv >/dev/null; then uv pip sync --quiet --require-hashes --python $(PYTHON) requirements-dev.lock; \
	  else $(PYTHON) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock; fi
	@$(PYTHON) -c 'import site, pathlib; pathlib.Path(site.getsitepackages()[0], "checkout.pth").write_text(str(pathlib.Path().resolve()))'
	@touch $@

LOCK := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url pyproject.toml

lock: ## renew the lock files from pyproject.toml
	@$(LOCK) --extra demo -o requirements.lock
	@$(LOCK) --extra demo --extra dev -c requirements.lock -o requirements-dev.lock
