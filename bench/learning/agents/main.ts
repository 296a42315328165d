import { parseArgs } from 'node:util';
import { agentsBench } from './index.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
console.log(await agentsBench(values));
