import { PrismaPg } from '@prisma/adapter-pg';
import type { Prisma } from './generated/client.ts';
import { PrismaClient } from './generated/client.ts';

/** Connections per process; more than the turns at once only wait in PostgreSQL instead of here. */
const CONNECTIONS_MAX = 12;
const TRANSACTION_MS_MAX = 20_000;

export type Transaction = Prisma.TransactionClient;

export type Database = {
  /** For the few functions that find the tenant themselves; tables show no row without one. */
  readonly client: PrismaClient;
  /** Runs `use` in a transaction that sees and writes rows of this tenant alone. */
  inTenant<T>(
    tenantId: string,
    use: (tx: Transaction) => Promise<T>,
    timeoutMs?: number,
  ): Promise<T>;
  close(): Promise<void>;
};

/** Opens the database as the application's role; connections are made when first needed. */
export function openDatabase(appUrl: string): Database {
  const adapter = new PrismaPg(
    { connectionString: appUrl, max: CONNECTIONS_MAX, connectionTimeoutMillis: 10_000 },
    // A killed server breaks idle connections; the pool replaces them, the process lives on.
    { onPoolError: () => undefined, onConnectionError: () => undefined },
  );
  const client = new PrismaClient({ adapter });
  return {
    client,
    inTenant: (tenantId, use, timeoutMs = TRANSACTION_MS_MAX) =>
      client.$transaction(
        async (tx) => {
          await tx.$executeRaw`select set_config('parley.tenant_id', ${tenantId}, true)`;
          return use(tx);
        },
        { timeout: timeoutMs, maxWait: 10_000 },
      ),
    close: () => client.$disconnect(),
  };
}
