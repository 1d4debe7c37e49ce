# Two commands do everything: `make run` and `make test`. Each prepares what it needs and says so.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup setup-dev browser run playground test torture format train bench pictures image licences audit lock clean

help:            ## What there is
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/.installed ## The virtual environment with the locked dependencies

setup-dev: $(VENV)/.installed-dev ## The same with what the tests need

run: setup       ## The bot; without BOT_TOKEN against the local Telegram
	@$(BIN)/kabarchy run

playground: setup ## The same against the local Telegram, whatever BOT_TOKEN says
	@$(BIN)/kabarchy playground

test: setup-dev browser ## Formatting, lint, types, import contracts and all tests
	@echo "→ formatting"; $(BIN)/ruff format --check .
	@echo "→ lint"; $(BIN)/ruff check .
	@echo "→ types"; $(BIN)/mypy
	@echo "→ import contracts"; $(BIN)/lint-imports
	@echo "→ tests"; $(BIN)/pytest -n $(WORKERS) --dist worksteal
# One more than there are cores: many tests wait for a program that they have started.
WORKERS ?= $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")

torture: setup-dev ## The program killed a hundred times amid every trouble, and what came of it (minutes)
	@$(BIN)/python -m bench torture

format: setup-dev ## Put the code into its form
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

pictures: setup-dev browser ## The screenshots of the docs, made anew by the program
	@$(BIN)/python -m docs.make_pictures

train: setup-dev ## The models of topics and languages, trained anew on DATA and our examples (minutes; the same result each time)
	@$(BIN)/python -m nlp.train $(DATA) $(if $(CORRECTIONS),--corrections $(CORRECTIONS))
	@$(BIN)/python -m nlp.train_language $(DATA)
DATA ?= ../shared/data

bench: setup-dev ## Measurements, printed and kept under bench/results/
	@$(BIN)/python -m bench

# The tests of the page need a Chromium; they skip, and say so, where there is none and none can be installed.
browser:
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	 test -n "$$CHROMIUM" && exit 0; \
	 if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	   echo "→ installing Chromium and fonts, for the tests in a browser"; \
	   apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core fonts-noto-color-emoji >/dev/null \
	     || echo "  it could not be installed: the tests in a browser are skipped"; \
	 else echo "→ no Chromium here: the tests in a browser are skipped (install chromium to run them)"; fi

image: setup-dev ## The image built and tried; without an engine its steps in a clean folder (minutes)
	@$(BIN)/python deploy/try_image.py

licences: setup-dev ## Licences of all locked dependencies against deploy/licences.toml
	@$(BIN)/python deploy/licences.py

audit: setup-dev ## Known holes in the locked dependencies; says so where nobody could be asked
	@$(BIN)/python deploy/audit.py

lock:            ## Renew both locks (needs uv on the PATH); records no download address
	uv pip compile $(LOCK) --extra postgres --group build pyproject.toml -o requirements.lock
	uv pip compile $(LOCK) --extra postgres --group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate

clean:           ## Remove the environment and caches, never data/
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info

$(VENV)/bin/python:
	@echo "→ making the virtual environment in $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit("Kabarchy needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "→ installing the locked dependencies (about 250 MB, once)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "→ installing what the tests need"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	@touch $@
