# The application with its pages inside: docker build -f deploy/backend.Dockerfile .
FROM node:24-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY schema.graphql /src/schema.graphql
COPY web .
RUN npm run build

FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
COPY --from=web /src/web/dist web/dist
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target,sharing=locked \
    cargo build --release --locked --package backend \
    && install -D target/release/motovaultpro /out/motovaultpro

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin service \
    && install -d -o service /data
COPY --from=build /out/motovaultpro /usr/local/bin/motovaultpro
USER service
EXPOSE 3001
ENTRYPOINT ["/usr/local/bin/motovaultpro"]
CMD ["serve"]
