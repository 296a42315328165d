import { DefaultLogger } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { AGENT_ROLES } from '#contracts/roles.ts';
import { bundleWorkflows } from '#worker/workflow-bundle.ts';

/** A schema package alone would add more than a quarter; every cached workflow pays for it. */
const BUNDLE_BYTES_MAX = 1_350_000;

describe('the workflow bundle', () => {
  let code = '';
  let modules: string[] = [];

  beforeAll(async () => {
    ({ code } = await bundleWorkflows(new DefaultLogger('ERROR')));
    // The source map behind the code is not loaded into a workflow.
    code = code.slice(0, code.lastIndexOf('//# sourceMappingURL'));
    modules = [...code.matchAll(/^\/\*\*\*\/ "(.+?)"$/gm)].map((it) => it[1] ?? '');
  });

  it('can be looked into', () => {
    expect(modules.length).toBeGreaterThan(50);
    expect(modules.some((it) => it.includes('workflows/supervisor/policy.ts'))).toBe(true);
  });

  it('holds exactly one workflow type per role, and the one of orders', () => {
    const start = code.indexOf('/***/ "./workflows/index.ts"');
    const entry = code.slice(start, code.indexOf('/***/ }', start));
    const names = [...entry.matchAll(/harmony export \*\/ {3}(\w+): /g)].map((it) => it[1]);
    expect(new Set(names)).toEqual(new Set([...AGENT_ROLES, 'purchaseOrder']));
  });

  it('holds no module that does I/O or parses schemas', () => {
    const foreign = modules.filter(
      (it) =>
        /node_modules\/(zod|@prisma|pg|express|pino|@opentelemetry)\//.test(it) ||
        /src\/(memory|api|engine|platform|integrations|worker|cli)\//.test(it) ||
        it.startsWith('external '),
    );
    expect(foreign).toEqual([]);
  });

  it('stays small, because every cached workflow holds a copy of its state', () => {
    expect(code.length).toBeLessThan(BUNDLE_BYTES_MAX);
  });
});
