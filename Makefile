# The two commands: `make site` builds the site, `make test` checks everything. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: site site-zensical serve check test test-long lint lock bench clean

site: $(VENV)/.site
	$(BIN)/fardplan bygg

# Experimental: the frame rendered by Zensical instead of MkDocs.
site-zensical: $(VENV)/.site
	$(PYTHON) -m venv .venv-zensical
	.venv-zensical/bin/pip install -q --disable-pip-version-check zensical==0.0.73
	ZENSICAL=$(CURDIR)/.venv-zensical/bin/zensical $(BIN)/python -m macros.engine.zensical site

# The made-up county that shows what a site looks like after four years of follow-up.
.PHONY: example
example: $(VENV)/.site
	cd tests/exempellan && $(CURDIR)/$(BIN)/fardplan bygg --ut ../../site-exempel

serve: $(VENV)/.site
	$(BIN)/fardplan visa

check: $(VENV)/.site
	$(BIN)/fardplan kontroll

test: $(VENV)/.test chromium lint
	$(BIN)/pytest -q -n auto -m "not long"

test-long: $(VENV)/.test chromium tools
	$(BIN)/pytest -q -n auto -m long

# Every case of the long tests, also those that a long test takes a sample of; takes two hours. Run it before a release.
.PHONY: test-all
test-all: $(VENV)/.test chromium tools
	FARDPLAN_ALL=1 $(BIN)/pytest -q -n auto -m long

# A hundred thousand new faulty files, beside the ten thousand of every long test; run it when the reading of files has changed.
.PHONY: fuzz
fuzz: $(VENV)/.test
	FARDPLAN_FUZZ=100000 $(BIN)/pytest -q -n auto -m long tests/test_reading_fuzz.py

# Against Hugo and plain MkDocs, at four sizes; takes a quarter of an hour. Writes tests/bench/README.md.
# Hugo comes from Debian's packages, so Python does too where it can: one built without optimisation is a quarter slower.
BENCH_PYTHON ?= $(firstword $(wildcard /usr/bin/python3) $(PYTHON))
bench: chromium
	@$(BENCH_PYTHON) -c "import ensurepip" 2>/dev/null || { apt-get update -qq && apt-get install -y -qq python3-venv; }
	$(BENCH_PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	.venv-bench/bin/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	PYTHONPATH=tests .venv-bench/bin/python -m bench --write

# What the site gives its readers: search beside its peers, weights, requests, first paint, accessibility; takes some minutes.
# Writes tests/quality/README.md, and ends with 1 if a demand is missed. Pagefind comes from npm; without npm it is told as missing.
.PHONY: quality
quality: $(VENV)/.test chromium
	PYTHONPATH=tests $(BIN)/python -m quality

# The handbook's pictures, taken anew from the real pages and forms; look at them before they are committed.
.PHONY: pictures
pictures: $(VENV)/.test chromium tools
	PYTHONPATH=tests $(BIN)/python -m handbook

lint: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Chromium comes from Debian's packages; elsewhere, put any Chromium on the path under the name `chromium`.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium; }

# What the long tests call: a Java and npm for the validity checker, strace for the kills, LibreOffice to save workbooks again.
.PHONY: tools
tools:
	@command -v java >/dev/null && command -v npm >/dev/null && command -v strace >/dev/null || { apt-get update -qq && apt-get install -y -qq default-jre-headless npm strace; }
	@command -v soffice >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-calc; }

$(VENV)/.site: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.site

# What the forms are made of, anew from npm in the versions of overrides/redigera/vendor.json; what does not match is refused.
.PHONY: forms-vendor
forms-vendor: $(VENV)/.test
	PYTHONPATH=tests $(BIN)/python -m vendor

# The lock files hold hashes and no registry's name; needs uv.
lock:
	uv pip compile -q --universal --generate-hashes --no-header --extra setup pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-header --extra setup --extra test pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) .venv-zensical .venv-bench site site-exempel .site-ny .site-gammal .site-las .pytest_cache .mypy_cache .ruff_cache
