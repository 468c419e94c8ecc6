# Daily verbs. `make run` and `make test` work from a fresh clone on a machine with only Python and make.

PORT ?= 8000
PYTHON ?=
TOPIC := china_kazakhstan
ROWS ?= 10000
BENCH ?=
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
STAMP := $(VENV)/.installed
SHELL := /bin/sh

.DEFAULT_GOAL := help
.PHONY: help install run test lint format lock fixtures bench-import bench-typed bench-answer bench-generate bench-scheduler bank-numbers bench-refit clean chromium audit-mutations

help:  ## what each verb does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

install: $(STAMP) .env  ## the environment in .venv/, and .env with a fresh secret key

run: install  ## database, topic, demo accounts and the site on 127.0.0.1:8000 (PORT=... for another)
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) load_topic fixtures/$(TOPIC)
	$(MANAGE) make_demo_accounts --only-in-debug
	$(MANAGE) runserver 127.0.0.1:$(PORT)

test: install chromium lint  ## everything: lint, types, the suite with a browser on SQLite, then on PostgreSQL
	$(BIN)/python -m pytest -n 2 --dist worksteal
	$(BIN)/python -m pytest -n 2 --database=postgres -m postgres

lint: install  ## style and types
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/djade --check $$(find templates -name '*.html')
	$(BIN)/python -m mypy

format: install  ## mend style where that is safe
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .
	$(BIN)/djade $$(find templates -name '*.html') || true  # it exits with 1 when it has mended something

lock: install  ## requirements.lock afresh from pyproject.toml (the one verb that takes newer versions)
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --group dev \
	  --python-version 3.12 --upgrade --output-file requirements.lock pyproject.toml --quiet

fixtures: install  ## fixtures/ from seeds/
	for seeds in seeds/*/; do $(MANAGE) build_fixtures "$${seeds%/}" || exit 1; done

bench-import: install  ## how long import_topic takes, and how much memory (ROWS=10000 events; BENCH=--questions)
	$(BIN)/python -m tests.benchmarks.import_rows --rows $(ROWS) $(BENCH)

bench-typed: install  ## how often a slip in one person's name passes as another: all pairs of the shipped topic
	$(BIN)/python -m tests.benchmarks.typed_names fixtures/$(TOPIC)

bench-answer: install  ## what one answer costs: the whole request against the same SQL with nothing else
	$(BIN)/python -m tests.benchmarks.answer_cost $(BENCH)

bench-generate: install  ## how generating grows from 1,000 to 10,000 events (BENCH="--sizes 1000,2000" for less)
	$(BIN)/python -m tests.benchmarks.generate $(BENCH)

bench-scheduler: install  ## how well answers are scheduled, on memories that are not FSRS (BENCH=--quick for less)
	$(BIN)/python -m tests.benchmarks.scheduler_quality $(BENCH)

bank-numbers: install  ## what the shipped bank reaches: lints, audit, coverage, wordings, robot, verdicts
	$(BIN)/python -m tests.benchmarks.bank_numbers

audit-mutations: install  ## what share of planted defects the audit finds, kind by kind (BENCH="--planted 50" for fewer)
	$(BIN)/python -m tests.benchmarks.audit_mutations $(BENCH)

bench-refit: install  ## whether fits of the schedule that are adopted are good ones (BENCH="--learners 5" for fewer)
	$(BIN)/python -m tests.benchmarks.refit_gate $(BENCH)

clean:  ## everything that can be made again; the database and .env stay
	rm -rf $(VENV) staticfiles test-results .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The first Python that really runs (a pyenv shim may exist and not run), is >= 3.12 and can make environments.
# PYTHON=... says which; pyenv's own folder is looked into because a bare environment lacks its shims.
FIND_PYTHON = found=; home=$${HOME:-$$(eval echo "~$$(id -un)")}; \
  for python in $(PYTHON) python3.13 python3.12 python3.14 python3 python \
      "$${PYENV_ROOT:-$$home/.pyenv}"/versions/$$(cat .python-version)*/bin/python \
      "$${PYENV_ROOT:-$$home/.pyenv}"/versions/3.1[2-9]*/bin/python; do \
    if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then \
      found=$$python; break; \
    fi; \
  done; \
  if [ -z "$$found" ]; then \
    echo "No Python >= 3.12 with venv was found. Get one in one of these ways, then run make again:" >&2; \
    echo "  Debian, Ubuntu   apt-get install python3 python3-venv   (where that is 3.12 or newer)" >&2; \
    echo "  macOS            brew install python@3.13" >&2; \
    echo "  pyenv            pyenv install 3.13" >&2; \
    echo "  uv               uv python install 3.13" >&2; \
    echo "or name one: make PYTHON=/path/to/python3.13" >&2; \
    exit 1; \
  fi

# The stamp is newer than the lock when everything in the lock is installed. A broken environment is made afresh.
$(STAMP): requirements.lock
	@if ! $(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then \
	  $(FIND_PYTHON); \
	  echo "Making $(VENV) with $$("$$found" --version)"; \
	  "$$found" -m venv --clear $(VENV); \
	fi
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r requirements.lock
	@touch $@

.env: | $(STAMP)
	@umask 077 && $(BIN)/python -c 'import secrets; print(f"DEBUG=true\nSECRET_KEY={secrets.token_urlsafe(50)}")' > $@
	@echo "Wrote .env: development settings with a fresh SECRET_KEY"

# The browser of the tests. A missing one fails here, before anything runs; no test is ever skipped for want of it.
# Where it may be installed it is Debian's chromium-headless-shell: the same browser without its windows, a third faster.
BROWSERS := chromium-headless-shell chromium chromium-browser google-chrome
chromium:
	@if [ -n "$$CHROMIUM" ] || command -v chromium-headless-shell >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium for the browser tests"; \
	  export DEBIAN_FRONTEND=noninteractive; get="apt-get install -y -qq --no-install-recommends fonts-liberation"; \
	  apt-get update -qq && { $$get chromium-headless-shell || $$get chromium; }; \
	fi; \
	for browser in $(BROWSERS); do if command -v $$browser >/dev/null; then exit 0; fi; done; \
	{ \
	  echo "The browser tests need Chromium, and none was found. Install it and run make again:" >&2; \
	  echo "  Debian   sudo apt-get install chromium" >&2; \
	  echo "  Ubuntu   sudo snap install chromium" >&2; \
	  echo "  Fedora   sudo dnf install chromium" >&2; \
	  echo "  macOS    brew install --cask google-chrome" >&2; \
	  echo "or name one: make test CHROMIUM=/path/to/chromium" >&2; \
	  exit 1; \
	}
