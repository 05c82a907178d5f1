# make report: the example location's report. make test: every check. make help: the rest.
# Each installs what is missing first; a second run takes seconds.

EXAMPLE := examples/de-wilg.yaml
VBM := .venv/bin/vbm

.DEFAULT_GOAL := report
.PHONY: report test verapdf setup setup-test lint bench clean help

report: ## make the example location's report, as PDF and as HTML (the default)
	@sh tools/setup.sh report
	@echo "report: reading $(EXAMPLE)"
	@mkdir -p build
	@$(VBM) report $(EXAMPLE) -o build/de-wilg.pdf
	@$(VBM) report $(EXAMPLE) --format html -o build/de-wilg.html
	@echo "report: PDF  $(CURDIR)/build/de-wilg.pdf"
	@echo "report: HTML $(CURDIR)/build/de-wilg.html"
	@$(VBM) assess $(EXAMPLE) --format summary

test: lint verapdf ## every lint, type check, rule check, proof, mutant and test
	@echo "test: vbm rules check"
	@$(VBM) rules check
	@echo "test: vbm rules prove (both cores, a minute or two)"
	@$(VBM) rules prove
	@echo "test: vbm rules mutate (both cores, a minute or two)"
	@$(VBM) rules mutate
	@echo "test: pytest"
	@.venv/bin/python -m pytest

lint: setup-test ## lint, format and type check only
	@echo "lint: ruff check"
	@.venv/bin/ruff check .
	@echo "lint: ruff format --check"
	@.venv/bin/ruff format --check .
	@echo "lint: mypy"
	@.venv/bin/mypy

verapdf: setup-test ## fetch veraPDF for the tests; without it they are skipped
	@sh tools/verapdf/setup.sh || true

setup: ## install what a report needs
	@sh tools/setup.sh report

setup-test: ## install what the tests need
	@sh tools/setup.sh test

bench: setup-test ## measure how fast it is
	@echo "bench: python -m bench"
	@.venv/bin/python -m bench

clean: ## remove what was built and cached, but not .venv
	@echo "clean: removing build/, dist/ and the caches"
	@rm -rf build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -path ./.venv -prune -o -type d -name __pycache__ -exec rm -rf {} +

help: ## this list
	@awk -F ': .*## |## ' '/^[a-z-]+:.*## / {sub(/:.*/, "", $$1); printf "make %-11s %s\n", $$1, $$2}' Makefile
