import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ParleyError } from '#contracts/errors.ts';

export type PortName = 'api' | 'workerMetrics' | 'temporal' | 'temporalUi' | 'postgres';

export type PortWish = {
  /** Asked for by the user under this name: that port or none. */
  requested?: { port: number; by: string } | undefined;
  /** Taken the first time when it is free. */
  preferred?: number;
};

// Below the range the system hands out by itself (from 32768 on Linux, 49152 elsewhere): between our
// choice and the listening, no connection and no program that asks for any port gets this one.
const PORT_MIN = 20_000;
const PORT_END = 32_768;

/**
 * A free TCP port on the loopback interface, the same as last time when that is still free.
 * @throws ParleyError PORT_OCCUPIED when the user asked for one that is taken
 */
export async function choosePort(
  dataDir: string,
  name: PortName,
  wish: PortWish = {},
): Promise<number> {
  if (wish.requested !== undefined) {
    const { port, by } = wish.requested;
    if (await isFree(port)) return port;
    throw new ParleyError(
      'PORT_OCCUPIED',
      `Port ${port} (${by}) is taken by another program. Stop that program, ask for another ` +
        `port, or leave ${by} out to get a free one.`,
    );
  }
  const path = join(dataDir, 'ports.json');
  const remembered = readPorts(path);
  const others = Object.entries(remembered).filter(([other]) => other !== name);
  const taken = new Set(others.map(([, port]) => port));
  for (const port of [remembered[name], wish.preferred]) {
    if (port !== undefined && !taken.has(port) && (await isFree(port))) {
      return remember(path, name, port);
    }
  }
  return remember(path, name, await freePort(taken));
}

/** A port from 20000 to 32767 that nobody listens on now. */
export async function freePort(except: ReadonlySet<number> = new Set()): Promise<number> {
  for (;;) {
    const port = randomInt(PORT_MIN, PORT_END);
    if (!except.has(port) && (await isFree(port))) return port;
  }
}

/** True when nothing listens on this loopback port now. */
export function isFree(port: number): Promise<boolean> {
  return listenBriefly(port).then(
    () => true,
    () => false,
  );
}

function listenBriefly(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve()));
  });
}

function remember(path: string, name: PortName, port: number): number {
  const ports = { ...readPorts(path), [name]: port };
  writeFileSync(`${path}.new`, JSON.stringify(ports, null, 2));
  renameSync(`${path}.new`, path);
  return port;
}

function readPorts(path: string): Partial<Record<PortName, number>> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<PortName, number>>;
  } catch {
    return {};
  }
}
