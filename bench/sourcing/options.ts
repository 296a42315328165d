import { parseArgs } from 'node:util';

export type SourcingOptions = {
  /** Sizes of the catalogues that are measured, in suppliers, smallest first. */
  suppliers: number[];
  itemsPerSupplier: number;
  /** Questions of each kind. */
  questionsCount: number;
  plans: boolean;
  json: string | undefined;
};

const SUPPLIERS_DEFAULT = 1_000_000;
const ITEMS_DEFAULT = 5_000_000;
/** The largest size is measured with its hundredth and its tenth part before it. */
const PARTS = [100, 10, 1];

export const sourcingHelp = `npm run bench:sourcing -- [options]

  --suppliers N   suppliers of the largest catalogue (default ${SUPPLIERS_DEFAULT})
  --items N       items of the largest catalogue (default ${ITEMS_DEFAULT})
  --quick         20,000 suppliers and 100,000 items, a rough look in less than a minute
  --plans         also print the plan of the slowest statement of each kind
  --json FILE     also write the numbers to FILE
`;

export function parseSourcingOptions(args: readonly string[]): SourcingOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      suppliers: { type: 'string' },
      items: { type: 'string' },
      quick: { type: 'boolean', default: false },
      plans: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const suppliers = Number(values.suppliers ?? (values.quick ? 20_000 : SUPPLIERS_DEFAULT));
  const items = Number(values.items ?? (values.quick ? 100_000 : ITEMS_DEFAULT));
  if (!(suppliers >= 1_000) || !(items >= suppliers)) {
    throw new Error(`at least 1,000 suppliers and as many items\n\n${sourcingHelp}`);
  }
  return {
    suppliers: PARTS.map((it) => Math.floor(suppliers / it)).filter((it) => it >= 100),
    itemsPerSupplier: Math.floor(items / suppliers),
    questionsCount: values.quick ? 60 : 200,
    plans: values.plans,
    json: values.json,
  };
}
