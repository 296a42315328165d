import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Prisma's schema engine as WebAssembly: the same engine as its command line, without a binary. */
export async function withSchemaEngine<T>(
  ownerUrl: string,
  use: (engine: glue.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadOnce();
  const adapter = new WholeScripts({ connectionString: ownerUrl });
  const engine = await glue.SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await adapter.close();
  }
}

type SetWasm = { (exports: unknown): void; parleyLoaded?: Promise<void> };

/**
 * Once for the glue, which holds views of one instance's memory: a second instance breaks them. The
 * glue remembers it itself, because a test runner may load this file more than once beside it.
 */
function loadOnce(): Promise<void> {
  const { __wbg_set_wasm: setWasm } = glue as unknown as { __wbg_set_wasm: SetWasm };
  return (setWasm.parleyLoaded ??= load(setWasm));
}

async function load(setWasm: SetWasm): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const wasm = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, {
    './schema_engine_bg.js': { ...glue },
  });
  setWasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
}

type Connection = Awaited<ReturnType<PrismaPg['connect']>>;

/** The adapter cuts scripts at every semicolon, also inside functions; here they go out whole. */
class WholeScripts extends PrismaPg {
  private readonly open: Connection[] = [];

  override async connect() {
    const connection = await super.connect();
    connection.executeScript = async (script) => {
      await connection.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    this.open.push(connection);
    return connection;
  }

  /** The engine leaves its connections open. */
  async close(): Promise<void> {
    await Promise.all(this.open.splice(0).map((it) => it.dispose()));
  }
}
