# Der Modulkoffer braucht nur make und Python ab 3.11; alles Weitere richtet sich beim ersten Aufruf in .venv ein.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

PORT ?= 8501
python := .venv/bin/python
pip := $(python) -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes
# where ARGS selects none of these tests, those of the next call may be meant
pytest = $(python) -m pytest $(1) $(ARGS) || [ $$? = 5 ]
own = $(wildcard app.py) $(wildcard pages modules data facilitation tests)

# the first Python on this machine that is new enough
host = $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))

.PHONY: help run demo test check lint fast bench screenshots messages lock clean

help:  ## diese Übersicht
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 22

run: .venv/ready  ## startet den Modulkoffer; PORT=8502 wählt einen anderen Port
	@exec $(python) app.py run --port $(PORT)

demo: .venv/ready  ## füllt den Beispielprozess „Musterstadt“ mit drei Workshops
	@$(python) app.py demo

test: .venv/ready-for-tests  ## richtet ein, was die Tests brauchen, und führt alle aus; ARGS="-k karten" wählt aus
	@$(python) -m tests.browser.chromium
	@$(call pytest,-n auto -m "not browser")
	@$(call pytest,-m browser)

check: lint fast  ## was vor jedem Commit grün sein soll: Stil, Typen, Schichten, schnelle Tests

lint: .venv/ready-for-tests  ## prüft Stil, Typen und Schichten
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

fast: .venv/ready-for-tests  ## führt die Tests aus, die weder Browser noch PostgreSQL brauchen
	@$(call pytest,-q -n auto -m "not browser and not postgres and not slow")

bench: .venv/ready-for-tests  ## misst Dateien mit 10.000 Karten, Bibliothek mit 10.000 Einträgen, Beitritt, Leerlauf und den Weg einer Karte mit 30 und 100 Tablets
	@$(python) -m tests.load.bench

screenshots: .venv/ready-for-tests  ## legt Bilder jedes Zustands der drei Oberflächen in screenshots/ ab
	@$(python) -m tests.browser.chromium
	@$(python) -m tests.browser.screenshots

messages: .venv/ready  ## sammelt die Texte für Teilnehmende und bringt die Kataloge in modules/locale/ auf ihren Stand
	@$(python) -m modules.locale.messages

lock: .venv/bin/pip  ## schreibt requirements*.txt aus requirements*.in; UPGRADE=1 erneuert alle Versionen
	@$(python) -m pip install --quiet --disable-pip-version-check uv
	@for list in requirements requirements-dev; do \
		.venv/bin/uv pip compile --quiet --no-config --system-certs --no-header --generate-hashes \
			--universal --fork-strategy fewest --python-version 3.11 $(if $(UPGRADE),--upgrade) $$list.in -o $$list.txt; \
	done

clean:  ## entfernt, was make angelegt hat; die Daten in var/ bleiben
	@rm -rf .venv screenshots .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find $(own) -name __pycache__ -prune -exec rm -rf {} +

.venv/bin/pip:
	@test -n "$(host)" || { echo "Es fehlt Python ab 3.11: sudo apt-get install python3 python3-venv" >&2; exit 1; }
	@$(host) -c 'import ensurepip' 2>/dev/null || { \
		package=$$($(host) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		if [ "$$(id -u)" = 0 ]; then may=""; elif sudo -n true 2>/dev/null; then may="sudo -n"; else \
			echo "Es fehlt $$package: sudo apt-get install $$package" >&2; exit 1; fi; \
		$$may apt-get update -qq; $$may env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$$package"; }
	@$(host) -m venv .venv

.venv/ready: requirements.txt | .venv/bin/pip
	@echo "Pakete werden eingerichtet, das dauert beim ersten Mal ein bis zwei Minuten."
	@$(pip) -r requirements.txt
	@touch $@

.venv/ready-for-tests: requirements-dev.txt .venv/ready
	@echo "Pakete für die Tests werden eingerichtet."
	@$(pip) -r requirements-dev.txt
	@touch $@
