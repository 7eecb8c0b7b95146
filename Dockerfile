# Two stages: the first builds with the Swift toolchain, the second holds the server and the
# libraries it links, and runs it as a user without rights.
FROM swift:6.3-bookworm AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends \
      libpq-dev libssl-dev libyaml-dev libcurl4-openssl-dev pkg-config \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
# The packages first: they change less often than the sources.
COPY Package.swift ./
RUN swift package resolve
COPY openapi.yaml ./
COPY Plugins ./Plugins
COPY Sources ./Sources
RUN swift build --configuration release --product todo-server --static-swift-stdlib \
 && install -D -s .build/release/todo-server /install/todo-server

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpq5 libssl3 libcurl4 ca-certificates curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --no-create-home --uid 10001 todo
COPY --from=build /install/todo-server /usr/local/bin/todo-server
USER todo
ENV HOST=0.0.0.0 PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD curl --silent --fail --output /dev/null "http://127.0.0.1:${PORT}/health" || exit 1
ENTRYPOINT ["todo-server"]
CMD ["serve"]
