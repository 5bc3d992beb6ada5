# Goodword. `make help` prints what can be made; the environment is passed on untouched.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 3

BIN := .venv/bin
BUILT := server/goodword/static/w/manifest.json
LOCKS := requirements/uv.txt requirements/run.txt requirements/build.txt
WIDGET_SOURCES := $(shell find widget -name node_modules -prune -o -type f -print 2>/dev/null)

# Stamps of an environment that is gone, or was made where the checkout stood before, are worth nothing.
$(shell { test -x $(BIN)/python && grep -qsF "$(CURDIR)/.venv" $(BIN)/activate; } || rm -f .stamps/python-*)
$(shell test -d widget/node_modules || rm -f .stamps/widget; test -d tests/browser/node_modules || rm -f .stamps/browser; test -d tests/peers/node_modules || rm -f .stamps/peers)

export PATH := $(CURDIR)/$(BIN):$(PATH)
export npm_config_omit_lockfile_registry_resolved := true
export npm_config_update_notifier := false

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## print this
	@echo "make TARGET [PORT=8000] [DATA=FILE] [T=room]"; echo
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  \1|\2/p' Makefile | while IFS='|' read -r name does; do printf '  %-9s %s\n' "$$name" "$$does"; done

# ---- what people run ----

.PHONY: setup
setup: .stamps/python-test ## make .venv with everything that development and tests need

.PHONY: demo
demo: .stamps/python-build $(BUILT) ## server, worker and demo shop on SQLite; PORT chooses the port, DATA=FILE a real file
	@exec $(BIN)/goodword demo --port $(PORT) $(if $(DATA),--data "$(DATA)")

.PHONY: test
test: setup ## set up and pass every test: PostgreSQL, Valkey and a real browser included
	@$(MAKE) --no-print-directory -j 2 -O .lint $(BUILT) .stamps/browser .stamps/peers
	@bash tools/run_tests.sh $(WORKERS)

.PHONY: check
check: setup .lint ## lint, types, floors, budgets and the tests of one room: make check T=reviews
	@$(BIN)/pytest -q tests/contracts/test_files_stay_small.py $(if $(T),tests/server/$(T))

.PHONY: soak
soak: setup $(BUILT) .stamps/browser .stamps/peers ## the long figures; DATA=FOLDER adds the real files
	@GOODWORD_SOAK_DATA="$(DATA)" exec $(BIN)/pytest -q tests/soak -m "" --timeout=1800

.PHONY: bench
bench: setup $(BUILT) .stamps/browser ## hot reads beside a bare application, what the widget costs a page; DATA=FOLDER adds how well the rules judge
	@BENCH_DATA="$(DATA)" exec $(BIN)/python -m bench

.PHONY: widget
widget: .stamps/python-build $(BUILT) ## build the widget when its sources changed

.PHONY: openapi
openapi: setup .stamps/widget ## write docs/openapi.json and the types made from it
	@mkdir -p docs widget/src/api
	@$(BIN)/goodword openapi > docs/openapi.json.new && mv docs/openapi.json.new docs/openapi.json
	@widget/node_modules/.bin/openapi-typescript docs/openapi.json --output widget/src/api/schema.ts

.PHONY: wheel
wheel: .stamps/python-build $(BUILT) ## build the package with the widget inside, into dist/
	@$(BIN)/python -m hatchling build --target wheel

.PHONY: lock
lock: .stamps/python-build ## renew requirements/*.txt (UPGRADE=1 takes newer versions)
	@tools/lock.sh $(if $(UPGRADE),--upgrade)

.PHONY: clean
clean: ## remove what was built or installed here
	@rm -rf .venv .stamps .cache dist widget/node_modules tests/browser/node_modules tests/peers/node_modules server/goodword/static/w

# ---- what they stand on ----

.PHONY: .lint
.lint:
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo > .stamps/floors.log || { cat .stamps/floors.log; exit 1; }

.stamps/python-build: $(LOCKS) pyproject.toml tools/bootstrap.py
	@$(PYTHON) tools/bootstrap.py build
	@mkdir -p .stamps && touch $@

.stamps/python-test: .stamps/python-build requirements/test.txt
	@$(PYTHON) tools/bootstrap.py test
	@touch $@

.stamps/widget: .stamps/python-build widget/package-lock.json
	@cd widget && npm ci --ignore-scripts --no-fund --no-audit --loglevel=error
	@touch $@

$(BUILT): .stamps/widget $(WIDGET_SOURCES)
	@cd widget && node build.mjs
	@touch $@

.stamps/browser: .stamps/python-test tests/browser/package-lock.json tests/services/chromium.py
	@cd tests/browser && npm ci --ignore-scripts --no-fund --no-audit --loglevel=error
	@$(BIN)/python -m tests.services.chromium
	@touch $@

.stamps/peers: .stamps/python-build tests/peers/package-lock.json
	@cd tests/peers && npm ci --ignore-scripts --no-fund --no-audit --loglevel=error
	@touch $@
