import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { ParleyError } from '#contracts/errors.ts';
import type { Config } from './config.ts';

/** A client with its connection; whoever asked for it closes the connection. */
export async function connectClient(
  temporal: Config['temporal'],
): Promise<{ client: Client; connection: Connection }> {
  const connection = await explained(temporal, () =>
    Connection.connect({ ...temporal.connectionOptions, connectTimeout: '10 seconds' }),
  );
  return { client: new Client({ connection, namespace: temporal.namespace }), connection };
}

/** The connection that workers share; whoever asked for it closes it. */
export function connectWorker(temporal: Config['temporal']): Promise<NativeConnection> {
  return explained(temporal, () => NativeConnection.connect(temporal.connectionOptions));
}

async function explained<T>(
  { address }: Config['temporal'],
  connect: () => Promise<T>,
): Promise<T> {
  try {
    return await connect();
  } catch (cause) {
    throw new ParleyError(
      'ENGINE_UNAVAILABLE',
      `The Temporal server at ${address} does not answer: ${(cause as Error).message}. Start it ` +
        'with npm start, or set TEMPORAL_ADDRESS to one that runs.',
    );
  }
}
