# One of the platform services: docker build -f deploy/platform.Dockerfile --build-arg SERVICE=platform-tenants .
FROM rust:1.95-bookworm AS build
ARG SERVICE
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target,sharing=locked \
    cargo build --release --locked --package "$SERVICE" \
    && install -D "target/release/$SERVICE" /out/service

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin service \
    && install -d -o service /data
COPY --from=build /out/service /usr/local/bin/service
USER service
ENTRYPOINT ["/usr/local/bin/service"]
CMD ["serve"]
