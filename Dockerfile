# Three stages: one builds with the Swift toolchain, one fetches the viewer of /docs, and the last holds the
# server and the libraries it links, and runs it as a user without rights. It writes to no file: the root may
# be read-only. Upon the base it has some 35 MB: the program 24, the libraries 7, the viewer 2. Build it with
# --build-arg COMMIT=$(git rev-parse HEAD), which `todo-server --version` names.
#
# The compiler is one version, and Scripts/pinned-dependencies.txt names one version of every package, so that
# the image holds what the tests ran with. There is no Swift image for Debian 13 yet: the program is built on
# Debian 12, whose C library and libpq are older, and takes what libpq 17 has besides by its name when it runs. The
# base of the last stage is not pinned: it brings Debian's security fixes of libssl, libcrypto and libpq.
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
ARG COMMIT=unknown
RUN TODO_SERVER_COMMIT=$COMMIT swift build --configuration release --product todo-server \
      --static-swift-stdlib --only-use-versions-from-resolved-file \
 && install -D -s .build/release/todo-server /install/todo-server

FROM debian:trixie-slim AS viewer
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates python3 python3-venv \
 && rm -rf /var/lib/apt/lists/*
COPY Scripts/install-viewer.sh Scripts/viewer-requirements.txt /source/Scripts/
RUN /source/Scripts/install-viewer.sh /install/swagger-ui

FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpq5 libssl3t64 libstdc++6 ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --no-create-home --shell /usr/sbin/nologin --uid 10001 todo
COPY --from=viewer /install/swagger-ui /usr/local/share/swagger-ui
COPY --from=build /install/todo-server /usr/local/bin/todo-server
# By number, so that Kubernetes can tell that it is not root.
USER 10001:10001
ENV HOST=0.0.0.0 PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=6s --start-period=10s CMD ["todo-server", "check"]
ENTRYPOINT ["todo-server"]
CMD ["serve"]
