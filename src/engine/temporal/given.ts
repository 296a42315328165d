import { Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { ParleyError } from '#contracts/errors.ts';
import { registerSearchAttributes } from '#platform/search-attributes.ts';
import type { Environment } from './cache.ts';
import { NAMESPACE } from './dev-server.ts';

/**
 * The Temporal server that the environment or the user's Temporal profile names, made ready for
 * Parley, or null when none is named.
 * @throws ParleyError ENGINE_UNAVAILABLE when it does not answer, CONFIG_INVALID when the profile
 * cannot be read
 */
export async function givenTemporal(
  env: Environment,
): Promise<{ address: string; namespace: string; version: string } | null> {
  const { connectionOptions, namespace = NAMESPACE } = readProfile(env);
  const { address } = connectionOptions;
  if (!address) return null;
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ ...connectionOptions, connectTimeout: '5 seconds' });
    await connection.workflowService.describeNamespace({ namespace });
    const system = await connection.workflowService.getSystemInfo({});
    await registerSearchAttributes(connection, namespace);
    return { address, namespace, version: system.serverVersion ?? '0.0.0' };
  } catch (cause) {
    throw new ParleyError(
      'ENGINE_UNAVAILABLE',
      `The Temporal server at ${address} (namespace ${namespace}) does not answer: ` +
        `${(cause as Error).message}. Start it, correct TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE, ` +
        'or leave them out: Parley then starts a server of its own.',
    );
  } finally {
    await connection?.close();
  }
}

function readProfile(env: Environment): ReturnType<typeof loadClientConnectConfig> {
  try {
    return loadClientConnectConfig({ overrideEnvVars: { ...env } as Record<string, string> });
  } catch (cause) {
    throw new ParleyError(
      'CONFIG_INVALID',
      `The Temporal client configuration cannot be read: ${(cause as Error).message}`,
    );
  }
}
