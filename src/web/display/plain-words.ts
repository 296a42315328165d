import { share } from './money.ts';

/**
 * A reason of an agent as people read it: agents reckon in basis points and name what they weigh as
 * their code does. For words of agents only; what suppliers wrote stays as they wrote it.
 */
export const plainWords = (reason: string): string =>
  reason
    .replaceAll(/\b(\d+) bp\b/g, (_, bp: string) => share(Number(bp)))
    .replaceAll(/\b[a-z]+(?:_[a-z]+)+\b/g, (name) => name.replaceAll('_', ' '));
