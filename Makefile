# Needs Python 3.11 or newer and make; everything else is installed into .venv on first use.

PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: run test lint format bench clean

run: .venv/ready-to-run
	@$(BIN)/python app.py

test: lint
	$(BIN)/python -m pytest tests/unit tests/pages -n auto -q --cov
	@chrome="$$($(BIN)/python tests/browser/find_browser.py)" && \
	CHROME="$$chrome" $(BIN)/python -m pytest tests/browser -n 2 --dist loadfile -q

lint: .venv/ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

format: .venv/ready-to-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/ready-to-test
	$(BIN)/python -m tests.bench

# Leaves data/ alone: the person's own file lies there.
clean:
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage .coverage.* htmlcov test-results
	find . -name __pycache__ -not -path "./.venv/*" -prune -exec rm -rf {} +

.venv/ready-to-run: requirements.txt constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Debrief needs Python 3.11 or newer; say which with PYTHON=/path/to/it.")'
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements.txt
	@touch $@

.venv/ready-to-test: .venv/ready-to-run requirements-dev.txt
	$(PIP) -r requirements-dev.txt
	@touch $@
