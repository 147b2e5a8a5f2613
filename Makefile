# The one task runner. `make` alone lists the tasks.

CARGO ?= cargo
# The evaluation data, which are not part of the repository.
ORTAQ_DATA ?= ../shared/data
export ORTAQ_DATA
# The model that `make test-model` tests with; `ortaq model pull` puts it there.
ORTAQ_TEST_MODEL ?= $(firstword $(wildcard $(HOME)/.local/share/ortaq/models/*.ortaq))

.DEFAULT_GOAL := help
.PHONY: help demo test test-model test-kill bench-log format format-check lint doc deny browser api fuzz eval

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## check the example article
	$(CARGO) run --locked --release -- check examples/xeber.html

test: ## run all tests (with cargo-nextest where it is installed)
	@if $(CARGO) nextest --version >/dev/null 2>&1; then \
		$(CARGO) test --locked --workspace --doc && $(CARGO) nextest run --locked --workspace --no-fail-fast; \
	else \
		$(CARGO) test --locked --workspace --no-fail-fast; \
	fi

test-model: ## run the test that needs the model (ORTAQ_TEST_MODEL=FILE; default: that of your home)
	ORTAQ_TEST_MODEL=$(abspath $(ORTAQ_TEST_MODEL)) $(CARGO) test --locked --package ortaq --test cli -- --ignored

test-kill: ## kill a writing process ROUNDS times, 200 unless set, on both databases
	ORTAQ_KILL_ROUNDS=$(or $(ROUNDS),200) $(CARGO) test --locked --package ortaq-store --test store -- kill

bench-log: ## measure the log: appends a second, verifying, rebuilding (ENTRIES=N)
	$(CARGO) bench --locked --package ortaq-store --bench log -- --entries $(or $(ENTRIES),100000)

format: ## format the sources
	$(CARGO) fmt --all

format-check: ## fail where sources are not formatted
	$(CARGO) fmt --all -- --check

lint: ## run clippy; warnings are errors
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings

doc: ## build the API documentation; warnings are errors
	RUSTDOCFLAGS="-D warnings -A rustdoc::private_intra_doc_links" $(CARGO) doc --locked --workspace --no-deps

deny: ## check licences, sources and known vulnerabilities of the dependencies (needs cargo-deny)
	$(CARGO) deny --locked check

browser: ## test the HTML report and the site in Chromium (needs node, npm and Chromium)
	$(CARGO) build --locked
	tests/browser/run

api: ## test the interface for programs with schemathesis (needs Python 3)
	$(CARGO) build --locked
	tests/api/run

fuzz: ## run every fuzz target for FUZZ_SECONDS, 60 unless set (needs cargo-fuzz, see fuzz/README.md)
	fuzz/run

eval: ## print every evaluation table (needs the evaluation data, see docs/quality.md)
	@for task in langid articles claims retrieval speed; do \
		$(CARGO) run --locked --release --quiet -- eval $$task || exit 1; \
	done
