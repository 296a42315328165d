import { parseArgs } from 'node:util';
import { realBench } from './index.ts';

const { values } = parseArgs({ options: { file: { type: 'string' } } });
console.log(await realBench(values));
