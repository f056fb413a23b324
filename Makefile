# Everything a newcomer needs: `make run` opens the dashboard, `make test` proves it works.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8501

.DEFAULT_GOAL := help
.PHONY: help run test check install dev browser database fonts office lock format docs screens samples golden demo clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: install ## open the dashboard on this machine with the demonstration programme
	$(BIN)/python -m wincore store migrate
	$(BIN)/streamlit run dashboard.py --server.address 127.0.0.1 --server.port $(PORT)

test: dev browser database ## run all tests; what this machine cannot run is skipped with a notice
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -q -r s

check: dev ## formatter, linter and type checker
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

install: $(VENV)/.installed ## make the virtual environment with the pinned requirements

dev: $(VENV)/.developed

$(VENV)/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 install"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
		|| { echo "On Debian: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.developed: $(VENV)/.installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# Debian's packages that tests drive, where they are missing and this account may install them.
browser: NEEDS = chromium-headless-shell
browser: PACKAGES = chromium-headless-shell fonts-dejavu-core
browser: WITHOUT = browser tests use chromium, or are skipped where there is none

database: NEEDS = initdb
database: PACKAGES = postgresql
database: WITHOUT = tests of the store on PostgreSQL will be skipped

fonts: NEEDS = /usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf
fonts: PACKAGES = fonts-liberation
fonts: WITHOUT = the pack is set in Arial, and a wider face takes more pages

office: NEEDS = soffice
office: PACKAGES = libreoffice-impress libreoffice-writer poppler-utils fonts-dejavu-core
office: WITHOUT = the pack will not be rendered page by page

browser database fonts office:
	@{ command -v $(NEEDS) || ls $(NEEDS) || ls /usr/lib/postgresql/*/bin/$(NEEDS); } >/dev/null 2>&1 || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			$(PACKAGES) >/dev/null; } || \
	echo "Notice: $(PACKAGES) could not be installed here: $(WITHOUT)."

lock: ## pin the requirements anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-emit-index-url -o requirements.txt requirements.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-emit-index-url -o requirements-dev.txt requirements-dev.in

format: dev ## put the code in the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: install ## write the generated parts of docs/ anew
	$(BIN)/python -m wincore.framework.glossary

screens: dev browser ## photograph every page for docs/screens.md
	$(BIN)/python -m tests.journeys.screens

samples: dev ## list what becomes of every outside sample file, in docs/samples.md
	$(BIN)/python -m benchmarks.samples > docs/samples.md

golden: dev ## write the demonstration's findings anew, after a change that is meant
	$(BIN)/python -m tests.golden.write

demo: install ## write the demonstration files to var/demonstration
	$(BIN)/python -m wincore demo --out var/demonstration

clean: ## remove the virtual environment and the local store
	rm -rf $(VENV) var .mypy_cache .pytest_cache .ruff_cache .hypothesis
