import type { CaseDetail } from '../../../client/types.ts';
import { money } from '../../../display/money.ts';

export const COMMANDS = ['pause', 'resume', 'inject', 'modify', 'abort'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What each command will do, said before it is given. */
export function consequenceOf(command: CommandName, detail: CaseDetail): string {
  switch (command) {
    case 'pause':
      return 'The four agents finish what they are at and then do nothing new until the case is resumed. Suppliers are not told; what falls due meanwhile happens on resuming.';
    case 'resume':
      return 'The agents go on where they stopped, with everything that came in meanwhile.';
    case 'inject':
      return 'The agent reads your word at its next turn. Suppliers you exclude are dropped, and an approach you choose is taken; text alone is kept and shown, and changes no rule.';
    case 'modify':
      return 'Every agent gets the changed request. Mandates are made anew, and an award that no longer holds is taken back.';
    case 'abort':
      return `The case ends without an award. Talks are given up, and up to ${money(detail.budgetMinor, detail.currency)} stay unspent.`;
  }
}

/** What an abort cannot take back, as far as the case has come. */
export function finalOf({ stage, award }: CaseDetail): string[] {
  const told = ['negotiating', 'award_review', 'approving'].includes(stage)
    ? ['Suppliers who were asked have seen the request; nobody can take that back.']
    : [];
  const awarded = award === null ? [] : ['An award that was made does not go away by itself.'];
  return [
    'An aborted case cannot be opened again; a new request starts from the beginning.',
    ...told,
    ...awarded,
    'Questions to approvers are withdrawn.',
  ];
}

/** Which commands a case takes as it stands. */
export function possibleCommands({ closedAtMs, stage }: CaseDetail): readonly CommandName[] {
  if (closedAtMs !== null || stage === 'closed') return [];
  return COMMANDS.filter((it) => (stage === 'paused' ? it !== 'pause' : it !== 'resume'));
}
