export { bareAgent } from './bare-agents.ts';
export { centralCase } from './bare-case.ts';
export { barePlayer } from './bare-players.ts';
export { kitPing, kitPong } from './kit-players.ts';
