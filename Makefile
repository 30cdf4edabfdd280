# Onrecord's commands. On a fresh machine with Python 3.11 or newer: `make demo`.
#
#   make demo      make .venv, install what is locked, read a bundled article and show its record
#   make test      all tests (with CI=true also the slow, crash, fuzz and browser ones); gold ones where the sets are there
#   make check     lint, format, types, import contracts, fast tests
#   make corpus-check   check the texts of corpus/, also against those in ../shared, and renew the card's counts
#   make gold      measure the tree on the sets in ../shared (or $ONRECORD_SHARED); FLOORS=raise lifts the floors
#   make bench     speed and memory, against the parser alone
#   make figures   measure both and write docs/figures.md
#   make wheel     a wheel for this Python and platform, with the rules of who is who compiled (needs a C compiler)
#   make train     from text to weights: fetches torch, takes hours on two cores (see training/)
#   make lock      renew the lock files

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
FAST := not gold and not slow and not crash and not fuzz and not browser
MEASURED := .cache/measured

.PHONY: demo test check lint corpus-check gold bench figures wheel train lock install install-dev install-spark clean
.DELETE_ON_ERROR:

demo: install
	$(BIN)/onrecord demo

test: install-dev
	mkdir -p $(MEASURED)
	$(BIN)/python -m pytest $(if $(CI),--junitxml $(MEASURED)/tests.xml -o junit_family=xunit1,-m "not slow and not crash and not fuzz and not browser")

check: lint
	$(BIN)/python -m pytest -q -m "$(FAST)"

lint: install-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

corpus-check: install-dev
	$(BIN)/python -m corpus check --overlap
	$(BIN)/python -m corpus card

gold: install-dev
	$(if $(FLOORS),$(BIN)/python -m pytest -q tests/gold --raise-floors,$(BIN)/python -m onrecord.evaluate)

bench: install-dev
	$(BIN)/python benchmarks/speed.py

figures: install-dev
	mkdir -p $(MEASURED)
	$(BIN)/python -m onrecord.evaluate --json $(MEASURED)/evaluation.json
	$(BIN)/python -m onrecord.evaluate --rules-alone --json $(MEASURED)/rules_alone.json
	$(BIN)/python benchmarks/speed.py --json $(MEASURED)/speed.json
	$(MAKE) wheel
	rm -rf .cache/compiled && $(PIP) --no-deps --target .cache/compiled dist/onrecord-*.whl
	PYTHONPATH=.cache/compiled $(BIN)/python benchmarks/speed.py --shares --json $(MEASURED)/compiled.json
	$(BIN)/python tools/update_figures.py $(addprefix $(MEASURED)/,evaluation.json rules_alone.json speed.json compiled.json)

wheel: install-dev
	rm -f dist/onrecord-*.whl
	ONRECORD_COMPILE=1 $(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

train: install-dev
	$(PIP) --upgrade "pip>=25.1"
	$(PIP) --group train
	$(BIN)/python -m training $(TRAIN)

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev
install-spark: $(VENV)/.installed-spark

# pip's stock version on Python 3.11 is enough: everything is pinned, so it has nothing to resolve.
$(VENV)/.installed: requirements.lock pyproject.toml tools/find_python.sh
	python="$$(sh tools/find_python.sh)" && "$$python" -m venv $(VENV)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $@

# Spark needs Java and half a gigabyte: CI installs it where Java is (tests/crash/test_engines.py), nobody else has to.
$(VENV)/.installed-spark: requirements-spark.lock $(VENV)/.installed-dev
	$(PIP) --require-hashes -r requirements-spark.lock
	touch $@

# One lock for every platform and Python from 3.11 on. The dev lock holds all that the first one does, at the same versions.
UV := .cache/lock/bin/uv
COMPILE := $(UV) pip compile pyproject.toml --extra project --extra web --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: $(UV)
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --extra mcp --extra dask --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(subst pyproject.toml --extra project --extra web,--group pyproject.toml:engines,$(COMPILE)) --constraint requirements-dev.lock --output-file requirements-spark.lock

$(UV): tools/find_python.sh
	python="$$(sh tools/find_python.sh)" && "$$python" -m venv .cache/lock
	.cache/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	touch $@

clean:
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
