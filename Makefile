# Where the page is served, and which snapshot it shows: make serve PORT=9000 SNAPSHOT=path/to/snapshot
PORT ?= 8080
SNAPSHOT ?= target/demo-snapshot
# How many records are asked of peers: make bench-peers RECORDS=1000000
RECORDS ?= 1000000 10000000

CODE := $(shell find Cargo.toml Cargo.lock build.rs .cargo src)
PAGE := $(CODE) index.html $(shell find public) scripts/page scripts/programs
NATIVE := target/native/placeharm

.PHONY: help setup build serve ready test screenshots bench bench-pages bench-engine bench-peers bench-peers-rows breakages
.DELETE_ON_ERROR:

help: ## List these targets.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

setup: ## Install everything that the other targets need and the machine lacks.
	scripts/setup all

build: dist/index.html ## Build the page for release into dist/.

serve: ready dist/index.html ## Build the page and serve it with a snapshot on 127.0.0.1.
	scripts/serve $(PORT) "$(SNAPSHOT)"

# What would stop it in the end stops it before all is built.
ready:
	@command -v python3 >/dev/null || { echo "serve: found no python3, which serves the folder: install it" >&2; exit 1; }
ifeq ($(SNAPSHOT),target/demo-snapshot)
serve: target/demo-snapshot/manifest.json
else
	@[ -f "$(SNAPSHOT)/manifest.json" ] || { echo "serve: $(SNAPSHOT)/manifest.json: found no such file, expected that of a snapshot" >&2; exit 1; }
endif

test: setup ## Run every check: format, lints, native tests, page build, browser tests.
	scripts/test

screenshots: setup ## Picture pages and states into target/screenshots/, to be looked at.
	scripts/page target/dist-test
	cargo test --locked --features browser-tests --test browser pictures -- --ignored

bench: dist/index.html $(NATIVE) ## Measure bytes and times of the release build against their goals.
	scripts/bench

bench-pages: dist/index.html $(NATIVE) ## Time every page from a click, and a brush on the time line, at a million and ten.
	scripts/bench-pages 1000000 10000000

bench-engine: $(NATIVE) ## Measure the engine: natively, as wasm in Chromium, and as wasm in an interpreter.
	scripts/setup wasm browser
	cargo bench --locked --features export --bench engine -- 100000 1000000 10000000
	scripts/bench-engine 1000000 10000000
	cargo bench --locked --features engine-interpreted --bench interpreted

bench-peers: $(NATIVE) ## Time what-if beside DuckDB-WASM, Arquero, Perspective and crossfilter2, in one run.
	scripts/setup wasm browser oracle peers
	scripts/bench-peers $(RECORDS)

bench-peers-rows: dist/index.html $(NATIVE) ## Time the raw rows beside DuckDB-WASM and Perspective.
	scripts/bench-peers-rows 1000000 10000000

breakages: ## Break one thing at a time: each time a test must fail.
	scripts/breakages

dist/index.html: $(PAGE)
	scripts/setup wasm bindgen wasm-opt
	scripts/page dist --release

target/demo-snapshot/manifest.json: $(NATIVE)
	rm -rf $(@D)
	$(NATIVE) demo --out $(@D)
	touch $@

$(NATIVE): $(CODE)
	cargo build --locked --profile native --features export --bin placeharm
	touch $@
