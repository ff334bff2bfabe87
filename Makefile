# `make` lists what there is. Needs only make and python3 (3.11 or newer, with its venv module).
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

# Without bytecode every process of the portal compiles the whole stack again.
unexport PYTHONDONTWRITEBYTECODE

PYTHON3 ?= python3
PORT ?= 8000
ARG ?=
SKALA ?= kecil
B := .venv/bin
MANAGE := $(B)/python manage.py
UJI := TALENTA_DATA="$(or $(TALENTA_DATA),$(CURDIR)/.data/uji)"
# Tests wait for browsers and servers, too: one process more than there are cores.
PROSES := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
KUNCI := $(B)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url -q
# Only to see that the production settings hold together; nothing is started with these.
PRODUKSI := DJANGO_SETTINGS_MODULE=talenta.settings.production TALENTA_HOSTS=talenta.example.go.id \
	DATABASE_URL=postgres://localhost/talenta REDIS_URL=redis://localhost/0 \
	TALENTA_SECRET_KEY="$$($(B)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	TALENTA_KUNCI_NIK="$$($(B)/python -c 'import secrets; print(secrets.token_urlsafe(64))')"

.PHONY: help
help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

.PHONY: env
env: .venv/lengkap ## the environment in .venv; does nothing when the requirements are unchanged

$(B)/uv: deploy/uv.txt
	@$(PYTHON3) -c 'import sys; sys.exit("Perlu Python 3.11 atau lebih baru." if sys.version_info < (3, 11) else 0)'
	$(PYTHON3) -m venv .venv
	$(B)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r deploy/uv.txt
	@touch $@

.venv/lengkap: requirements-dev.txt $(B)/uv
	$(B)/uv pip sync --quiet --require-hashes --python $(B)/python requirements-dev.txt
	@touch $@

.PHONY: demo
demo: env ## the whole portal with sample data on port 8000; PORT=8123 for another
	@$(MANAGE) demo --port $(PORT)

.PHONY: kode
kode: env ## the codes that the demo's accounts are asked for after the password, as of now
	@$(MANAGE) kode_demo

SERENTAK = $(B)/python -m tests.peramban && TALENTA_DATA_SEMENTARA=1 $(UJI) $(MANAGE) lokal -- \
	$(B)/pytest --numprocesses=$(PROSES) --maxprocesses=4 --dist=loadscope --no-loadscope-reorder

.PHONY: test
test: env ## the tests, browser stories included; ARG='-k nama' goes to pytest
	@$(SERENTAK) $(ARG)

.PHONY: test-lanjut
test-lanjut: env ## what takes long beside: every page through axe, killed workers, backup, upgrade, the sample
	@$(SERENTAK) -m lanjut $(ARG)

.PHONY: siap-uji
siap-uji: env ## migrate the template of the test databases beforehand
	@TALENTA_DATA_SEMENTARA=1 $(UJI) $(MANAGE) lokal -- $(B)/python -m tests.siap_uji

.PHONY: test-faults
test-faults: env ## kill workers, servers and disks amid imports and rankings; writes docs/gangguan.md; GANGGUAN_BARIS=n rows
	@GANGGUAN=penuh $(UJI) $(MANAGE) lokal -- $(B)/pytest tests/faults -m "faults or benih" $(ARG)

.PHONY: test-api
test-api: env ## schemathesis over every operation of the API, signed in as each role
	@$(UJI) $(MANAGE) lokal -- $(B)/pytest tests/api/test_jelajah.py -m skema $(ARG)

.PHONY: bench
bench: env ## measure against baselines; SKALA=penuh for the large data, ARG=--tulis for the document
	@$(UJI) SKALA=$(SKALA) $(MANAGE) lokal -- $(B)/python -m tests.bench $(ARG)

.PHONY: audit
audit: env .venv-audit/lengkap ## tools of others look for holes: bandit, pip-audit, wapiti, sqlmap; ARG=bandit for one, DETIK=n of wapiti a role
	@$(UJI) $(MANAGE) lokal -- $(B)/python -W ignore -m tests.luar $(ARG)

.PHONY: beban
beban: env .venv-audit/lengkap ## 200 officers at once over 100,000 people, five minutes; ARG=--tulis for the document
	@$(UJI) $(MANAGE) lokal -- $(B)/python -W ignore -m tests.beban $(ARG)

.PHONY: beban-tenggat
beban-tenggat: env .venv-audit/lengkap ## supervisors on the day a review is due, five years of appraisals; ARG=--tulis for the document
	@$(UJI) $(MANAGE) lokal -- $(B)/python -W ignore -m tests.beban.tenggat $(ARG)

.venv-audit/lengkap: requirements-audit.txt $(B)/uv
	$(B)/uv venv --quiet --clear --python $(B)/python .venv-audit
	$(B)/uv pip sync --quiet --require-hashes --python .venv-audit/bin/python requirements-audit.txt
	@touch $@

.PHONY: foto
foto: env ## pictures of every page in the folder KE; POLA=name for some
	@$(B)/python -m tests.peramban
	@$(UJI) $(MANAGE) lokal -- $(B)/python -m tests.browser.foto "$(or $(KE),.data/foto)" "$(POLA)"

.PHONY: lint
lint: lint-tipe lint-gaya ## style, types, layers, templates, forbidden patterns, migrations, deployment settings

.PHONY: lint-tipe
lint-tipe: env
	$(B)/mypy

.PHONY: lint-gaya
lint-gaya: env
	$(B)/ruff check .
	$(B)/ruff format --check .
	$(B)/python deploy/larangan.py
	$(B)/djlint templates --lint --check
	$(B)/lint-imports
	@$(UJI) $(MANAGE) lokal -- $(MANAGE) makemigrations --check --dry-run
	@$(PRODUKSI) $(MANAGE) check --deploy --fail-level WARNING

.PHONY: kunci
kunci: $(B)/uv ## lock the requirements again, with hashes
	$(KUNCI) requirements.in -o requirements.txt
	$(KUNCI) requirements-dev.in -o requirements-dev.txt
	$(KUNCI) requirements-audit.in -o requirements-audit.txt
	echo 'uv==0.13.*' | $(KUNCI) - -o deploy/uv.txt

.PHONY: bersih
bersih: ## remove the environment, caches and the test data; the demo's data stay
	rm -rf .venv .venv-audit .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .data/uji
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
