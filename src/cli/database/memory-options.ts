import { becauseOf, parseWords, refusalOf } from '../command-line.ts';

export type RebuildWish = {
  /** Null = every tenant. */
  tenantId: string | null;
  check: boolean;
  dataDir: string;
};

export const rebuildHelp = `npm run memory:rebuild [-- options]

  --tenant ID        one tenant's memory (default: every one)
  --check            only compare: changes nothing, exit code 1 where something differs
  --data DIR         folder of the running Parley (default .data); DATABASE_URL goes first
`;

/** @throws ParleyError CONFIG_INVALID naming what is missing or unknown */
export function parseRebuildWish(args: readonly string[]): RebuildWish {
  const { values } = parseWords(rebuildHelp, {
    args: [...args],
    options: {
      tenant: { type: 'string' },
      data: { type: 'string' },
      check: { type: 'boolean' },
    },
  });
  return {
    tenantId: values.tenant ?? null,
    check: values.check === true,
    dataDir: values.data ?? '.data',
  };
}

export type ForgetWish = {
  tenantId: string;
  supplierId: string;
  because: string;
  dataDir: string;
};

export const forgetHelp = `npm run memory:forget -- --supplier ID --because TEXT [options]

  --because TEXT     why, without names of people: the audit trail keeps it for good
  --tenant ID        whose memory (default main)
  --data DIR         folder of the running Parley (default .data); DATABASE_URL goes first
`;

/** @throws ParleyError CONFIG_INVALID naming what is missing or unknown */
export function parseForgetWish(args: readonly string[]): ForgetWish {
  const { values } = parseWords(forgetHelp, {
    args: [...args],
    options: {
      supplier: { type: 'string' },
      because: { type: 'string' },
      tenant: { type: 'string' },
      data: { type: 'string' },
    },
  });
  if (values.supplier === undefined) throw refusalOf(forgetHelp, 'name the supplier, --supplier');
  return {
    tenantId: values.tenant ?? 'main',
    supplierId: values.supplier,
    because: becauseOf(forgetHelp, values.because),
    dataDir: values.data ?? '.data',
  };
}
