// A container's health check: node deploy/health.ts URL. Exit code 0 when it answers with success.
const [url = ''] = process.argv.slice(2);
const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
process.exit(answer?.ok === true ? 0 : 1);

export {};
