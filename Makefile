# `make demo` and `make test` need nothing but Python 3.11 or newer, git and make: they set up
# .venv from the locked requirements (hashes checked) and run. Everything else is for developers.

PYTHON ?= python3
OUT ?= site
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --require-hashes --requirement
PACKAGE := $(PIP) install --no-deps --no-build-isolation --editable .
# More than four processes gain nothing here. Each begins with its share of the files, so that what
# a file makes for all its tests is made once; who is done first takes over from the others. Many
# tests start Python: without bytecode each of these would compile the program anew.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal -r s

.DEFAULT_GOAL := help
.PHONY: help demo same-site test lint types arrows format docs docs-check messages messages-check lock bench clean

help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1	/'

same-site: $(VENV)/run.done ## Publish the sample twice, as two machines, and compare every byte
	$(BIN)/python tools/same_site.py

demo: $(VENV)/run.done ## Check the sample workspace and publish it
	$(BIN)/qingdan validate --workspace inventories
	$(BIN)/qingdan publish --workspace inventories --out $(OUT)
	@$(BIN)/python tools/say_where.py $(OUT)

test: $(VENV)/dev.done ## Run all tests
	$(PYTEST)

lint: $(VENV)/dev.done ## Style of the code
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/dev.done ## Static types
	$(BIN)/mypy

arrows: $(VENV)/dev.done ## Which room may use which
	$(BIN)/lint-imports

format: $(VENV)/dev.done ## Put the code in shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/dev.done ## Generate docs/format.md and docs/cli.md
	$(BIN)/python tools/make_docs.py

docs-check: $(VENV)/dev.done ## Fail where generated documentation is out of date
	$(BIN)/python tools/make_docs.py --check

messages: $(VENV)/dev.done ## Collect messages for translation and compile the catalogue
	$(BIN)/python tools/make_messages.py

messages-check: $(VENV)/dev.done ## Fail where the English catalogue is incomplete or out of date
	$(BIN)/python tools/make_messages.py --check

bench: $(VENV)/dev.done ## Time validate beside other checkers (installs them from the registry)
	$(BIN)/python benchmarks/validate.py

lock: ## Choose versions anew and write requirements/*.txt (needs the package registry)
	$(PYTHON) tools/make_lock.py

clean: ## Remove what the other targets made
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Python 3.11 or newer is needed / 需要 Python 3.11 或更新版本 (make PYTHON=python3.12 …)' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: requirements/run.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	$(INSTALL) requirements/run.txt --requirement requirements/build.txt
	$(PACKAGE)
	@touch $@

$(VENV)/dev.done: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	$(INSTALL) requirements/dev.txt
	$(PACKAGE)
	@touch $@ $(VENV)/run.done
