# Where the page is served, and which snapshot it shows: make serve PORT=9000 SNAPSHOT=path/to/snapshot
PORT ?= 8080
SNAPSHOT ?= target/demo-snapshot

CODE := $(shell find Cargo.toml Cargo.lock src)
PAGE := $(CODE) $(wildcard index.html Trunk.toml) $(shell find public 2>/dev/null)
NATIVE := target/native/placeharm

.PHONY: help setup build serve test screenshots bench breakages
.DELETE_ON_ERROR:

help: ## List these targets.
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

setup: ## Install everything that the other targets need and the machine lacks.
	scripts/setup all

build: dist/index.html ## Build the page for release into dist/.

serve: dist/index.html $(SNAPSHOT)/manifest.json ## Build the page and serve it with a snapshot on 127.0.0.1.
	rm -rf dist/snapshot
	cp -r $(SNAPSHOT) dist/snapshot
	@echo "Serving http://127.0.0.1:$(PORT) (stop with Ctrl-C)"
	@python3 -m http.server --bind 127.0.0.1 --directory dist $(PORT)

test: setup ## Run every check: format, lints, native tests, page build, browser tests.
	scripts/test

screenshots: setup ## Picture pages and states into target/screenshots/, to be looked at.
	scripts/page target/dist-test
	cargo test --locked --features browser-tests --test browser pictures -- --ignored

bench: dist/index.html $(NATIVE) ## Measure bytes and times of the release build against their goals.
	scripts/bench
	cargo bench --locked --features export --bench engine

breakages: ## Break one thing at a time: each time a test must fail.
	scripts/breakages

dist/index.html: $(PAGE)
	scripts/setup wasm trunk wasm-opt
	scripts/page dist --release

target/demo-snapshot/manifest.json: $(NATIVE)
	rm -rf $(@D)
	$(NATIVE) demo --out $(@D)
	touch $@

$(NATIVE): $(CODE)
	cargo build --locked --profile native --features export --bin placeharm
	touch $@
