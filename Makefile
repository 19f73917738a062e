# Everything a person needs is one word after `make`; each does its own set-up. ARGS passes more on, for instance
#   make run ARGS="verify"        make test ARGS="-k badges"        make bench ARGS="--quick"
ARGS ?=
UV ?= uv
PYTHON ?=
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help run demo test test-all check bench words pictures lock clean set-up-run set-up-test

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: set-up-run ## Start Questboard in this terminal
	@.venv/bin/questboard run $(ARGS)

demo: set-up-run ## Watch a class's first week, in under a minute
	@.venv/bin/questboard demo $(ARGS)

test: set-up-test ## Run the tests, on SQLite and on a real PostgreSQL that they bring along
	@.venv/bin/python -m pytest -n auto -m "not slow" $(ARGS)

test-all: set-up-test ## Run the slow tests too
	@.venv/bin/python -m pytest -n auto $(ARGS)

check: set-up-test ## Lint, formatting, types, and who may import whom
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

bench: set-up-test ## Measure, against hand-written peers
	@.venv/bin/python -m benchmarks $(ARGS)

# Sentences are in the order of their files, without line numbers or wrapping, so that a change of one is a change of one.
# A count takes two sentences; the words that mark one are those of bot/views/look.py.
POT := .venv/questboard.pot
WORDS := -k say -k count:1,2 -k mark -k button -k main --no-default-keywords

words: set-up-test ## Bring the catalogues of sentences along with the code, for the translators
	@.venv/bin/pybabel --quiet extract --mapping bot/locales/babel.cfg $(WORDS) --add-location file --sort-by-file \
		--no-wrap --output-file $(POT) bot
	@for po in bot/locales/*/LC_MESSAGES/questboard.po; do \
		locale=$${po#bot/locales/}; locale=$${locale%%/*}; \
		.venv/bin/pybabel --quiet update --input-file $(POT) --output-file $$po --locale $$locale --no-wrap \
			--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date && \
		.venv/bin/pybabel --quiet compile --input-file $$po --output-file $${po%.po}.mo --locale $$locale; \
	done

pictures: set-up-run ## Draw the pictures of the README anew
	@.venv/bin/python tools/draw_pictures.py

# The only target that needs uv. The lock files pin every package by hash for all platforms and Pythons and name no
# index, so that each machine takes its own. Pins stay as they are unless asked: make lock UPGRADE=--upgrade
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" --group build $(UPGRADE) pyproject.toml

lock: ## Write the lock files anew (needs uv)
	@$(LOCK) --output-file requirements/run.txt
	@$(LOCK) --extra test --constraint requirements/run.txt --output-file requirements/test.txt

clean: ## Remove what set-up and the tools made; never data/
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist
	@find adapters bot quests tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
	@find bot -name '*.mo' -delete 2>/dev/null || true

set-up-run:
	@tools/set_up.sh run

set-up-test:
	@tools/set_up.sh test
