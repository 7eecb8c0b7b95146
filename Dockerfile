# Two stages: the first builds with the Swift toolchain, the second holds the server and the
# libraries it links, and runs it as a user without rights.
#
# The compiler is one version, and Scripts/pinned-dependencies.txt names one version of every package, so that
# the image holds what the tests ran with. The base of the second stage is not pinned: it brings Debian's
# security fixes of libssl, libcrypto and libpq.
FROM swift:6.3.1-bookworm AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpq-dev libssl-dev libyaml-dev pkg-config \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
# The packages first: they change less often than the sources.
COPY Package.swift ./
COPY Scripts/resolve-pinned.sh Scripts/pinned-dependencies.txt ./Scripts/
RUN Scripts/resolve-pinned.sh
COPY openapi.yaml ./
COPY Plugins ./Plugins
COPY Sources ./Sources
# Nothing of tests and benchmarks is built, but SwiftPM wants to see every target's folder.
COPY Tests ./Tests
COPY Benchmarks ./Benchmarks
RUN swift build --configuration release --product todo-server --static-swift-stdlib \
      --only-use-versions-from-resolved-file \
 && install -D -s .build/release/todo-server /install/todo-server

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpq5 libssl3 ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --no-create-home --uid 10001 todo
COPY --from=build /install/todo-server /usr/local/bin/todo-server
USER todo
ENV HOST=0.0.0.0 PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=6s --start-period=10s CMD ["todo-server", "health"]
ENTRYPOINT ["todo-server"]
CMD ["serve"]
