# `make demo` and `make test` need Python 3.11, 3.12 or 3.13 and make; everything else they install into .venv.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test lint bench quality growth faults mutants pictures dependencies docs wheel release clean

demo: $(READY)
	$(BIN)/annotate demo

test: $(READY) lint
	$(BIN)/python -m pytest -n 2 --dist loadgroup --durations 10

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Speed beside other programs, and growth from 100 to 10,000 articles, an hour or so: docs/benchmarks.md.
bench: $(READY)
	$(BIN)/python -m pip install --quiet --editable ".[bench]"
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.studio

quality: $(READY)
	$(BIN)/python -m benchmarks.quality

# Whether the time for any kind of text grows like its square, up to two million characters, an hour or so.
growth: $(READY)
	$(BIN)/python -m benchmarks.growth

# Kills, hostile files, hostile annotations and a faulty network at full size, an hour or two: docs/faults.md.
faults: $(READY)
	$(BIN)/python -m tests.faults 100 docs/faults.md

# Whether a test fails when a line is wrong, some minutes: docs/mutants.md.
mutants: $(READY)
	$(BIN)/python -m tests.mutants

pictures: $(READY)
	$(BIN)/python docs/pictures.py

# What is installed, under which licence, and what takes the room: docs/dependencies.md.
dependencies: $(READY)
	$(BIN)/python -m benchmarks.dependencies > docs/dependencies.md

# The documentation as a site in build/site; a warning is an error.
docs: $(READY)
	$(BIN)/python -m pip install --quiet --editable ".[docs]"
	$(BIN)/python docs/site.py build/pages
	$(BIN)/python -m mkdocs build --quiet --strict

wheel: $(READY)
	$(BIN)/python -m build --wheel --outdir dist

# All of a release but the upload, which a person does: twine upload dist/*
release: test quality
	rm -rf dist
	$(BIN)/python -m build --outdir dist
	$(BIN)/python -m twine check --strict dist/*

clean:
	rm -rf .venv demo-workspace mutants dist build

# An old pip cannot resolve these dependencies, so pip goes first.
$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; (3, 11) <= sys.version_info < (3, 14) or sys.exit("annotate needs Python 3.11, 3.12 or 3.13, and this is {}.{}: make PYTHON=python3.13".format(*sys.version_info))'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25"
	$(BIN)/python -m pip install --quiet --editable ".[studio,serve,fr,dev]"
	touch $@
