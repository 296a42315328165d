import { parseArgs } from 'node:util';
import { adviseBench } from './index.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
console.log(await adviseBench(values.quick ? { observationsCount: 50_000 } : {}));
process.exit();
