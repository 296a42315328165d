import { falling, numberIssue } from './issue.ts';

const ASKED_BP = 200;

/** Share paid back when the whole quantity is taken, in basis points; more is better. */
export const volumeRebate = numberIssue('volumeRebateBp', ({ standing }) =>
  falling([Math.max(ASKED_BP, standing.volumeRebateBp), standing.volumeRebateBp]),
);
