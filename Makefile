# `make run` and `make test` do everything on a Debian machine with a Swift toolchain.
.PHONY: help run demo test build bench bench-check bench-scale bench-profile bench-instructions corpus reports browser update-cases mutants fuzz sanitize faults attack soak token-differential documentation format lint conformance clean

help:  ## Lists what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 27

run:  ## Builds and runs the service, on a private PostgreSQL cluster unless DATABASE_URL is set
	@Scripts/install-packages.sh run
	@Scripts/run.sh

demo:  ## Runs the service, and a page that uses it from another origin: http://localhost:8080
	@Scripts/install-packages.sh demo
	@Scripts/demo.sh

test:  ## Runs all tests against a real PostgreSQL, then the conformance suite
	@Scripts/install-packages.sh test
	@Scripts/test.sh

build:  ## Builds the optimised server: .build/release/todo-server
	@Scripts/install-packages.sh build
	TODO_SERVER_COMMIT=$$(git rev-parse HEAD 2>/dev/null) swift build --configuration release --product todo-server

bench:  ## Measures the server beside pgbench and peers, in ten minutes (BENCH="--quick", --help)
	@Scripts/install-packages.sh bench
	@Benchmarks/build.sh
	@Benchmarks/bench.py $(BENCH)

bench-check:  ## Holds instructions and allocations against Benchmarks/budgets.json (BENCH=--update)
	@Scripts/install-packages.sh bench
	@Benchmarks/build.sh
	@Benchmarks/check.py $(BENCH)

bench-scale:  ## Lists and creates beside ten million tasks of a million users; 6 GB of disk (BENCH="--users N")
	@Scripts/install-packages.sh bench
	@Benchmarks/build.sh
	@Benchmarks/scale.py $(BENCH)

bench-profile:  ## Shows where the server's CPU goes while it answers lists
	@Scripts/install-packages.sh bench
	@Benchmarks/build.sh
	@Benchmarks/profile.py $(BENCH)

bench-instructions:  ## Counts what a request takes in the whole server, by function (BENCH="--requests get")
	@Scripts/install-packages.sh bench
	@Benchmarks/build.sh
	@Benchmarks/instructions.py $(BENCH)

browser:  ## Opens the pages of a live server in Chromium; pictures in .build/screenshots
	@Scripts/install-packages.sh test
	swift build --product todo-server
	@Tests/Browser/run.sh

conformance:  ## Runs schemathesis against a live server
	@Scripts/install-packages.sh test
	swift build --product todo-server
	@Tests/Conformance/run.sh

corpus:  ## Compiles every document of the folder TEST_CORPUS, its Swift, and its client in TypeScript
	@Scripts/install-packages.sh test
	@Scripts/corpus.sh

mutants:  ## Takes checks out of the sources, one at a time: a test must fail (ONLY=name,... FRESH=1)
	@Scripts/install-packages.sh test
	@Scripts/mutants.py $(if $(ONLY),--only $(ONLY)) $(if $(FRESH),--fresh)

fuzz:  ## Fuzzes every check for SECONDS (60); CHECKS="json uri" for some of them
	@Scripts/install-packages.sh test
	@Scripts/fuzz.sh $(or $(SECONDS),60) $(CHECKS)

sanitize:  ## Runs the suites under AddressSanitizer, then under ThreadSanitizer
	@Scripts/install-packages.sh test
	@Scripts/sanitize.sh address
	@Scripts/sanitize.sh thread

faults:  ## Injects every fault of the table under load (FAULTS="--only TEXT", --list; as root for all)
	@Scripts/install-packages.sh faults
	swift build --configuration release --product todo-server
	@Tests/Reliability/faults.py $(FAULTS)

attack:  ## Attacks a server in every known way (ATTACK="--only TEXT", --list, --requests N)
	@Scripts/install-packages.sh faults
	swift build --configuration release --product todo-server
	@Tests/Reliability/attack.py $(ATTACK)

soak:  ## Loads two servers for SECONDS (1800), with a fault every 30 s (SOAK="--every N")
	@Scripts/install-packages.sh faults
	swift build --configuration release --product todo-server
	@Tests/Reliability/soak.py --seconds $(or $(SECONDS),1800) $(SOAK)

token-differential:  ## Gives tokens and key sets to this verifier and to JWTKit (CASES=20000 SEED=1)
	@Scripts/install-packages.sh build
	swift build --package-path Tests/TokenDifferential --scratch-path .build/token-differential
	@.build/token-differential/debug/TokenDifferential $(or $(CASES),20000) $(or $(SEED),1)

reports:  ## Judges every document of the folder TEST_REPORTS by its first line
	@Scripts/install-packages.sh build
	@Scripts/reports.sh

update-cases:  ## Writes the expected output of all case folders anew, and says what changed
	@Scripts/install-packages.sh test
	@Scripts/update-cases.sh

documentation:  ## Makes the libraries' pages and the tutorial: .build/documentation
	@Scripts/install-packages.sh build
	@Scripts/documentation.sh

format:  ## Formats all Swift sources
	swift format format --in-place --parallel --recursive Package.swift Plugins Sources Tests Benchmarks Examples Fuzz

lint:  ## Checks the format of all Swift sources
	swift format lint --strict --parallel --recursive Package.swift Plugins Sources Tests Benchmarks Examples Fuzz

clean:  ## Removes what was built; data and secrets under .local stay
	rm -rf .build
