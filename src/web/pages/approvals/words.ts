import { ApiProblem } from '../../client/problem.ts';
import type { Approval } from '../../client/types.ts';
import { money } from '../../display/money.ts';
import type { Tone } from '../../display/sign.tsx';
import { readShown } from './shown/shown.ts';

export type Answer = 'approve' | 'reject' | 'return' | 'defer';

const abouts: Readonly<Record<Approval['about'], string>> = {
  award: 'Award',
  compliance_review: 'Compliance review',
  recovery: 'Way on',
  manual_step: 'Step by hand',
};
export const aboutWord = (about: Approval['about']): string => abouts[about];

const statuses: Readonly<Record<Approval['status'], { word: string; tone: Tone }>> = {
  open: { word: 'Open', tone: 'warning' },
  answered: { word: 'Answered, on its way', tone: 'notice' },
  approved: { word: 'Approved', tone: 'good' },
  rejected: { word: 'Rejected', tone: 'bad' },
  returned: { word: 'Returned', tone: 'notice' },
  deferred: { word: 'Put off', tone: 'plain' },
  expired: { word: 'Expired', tone: 'bad' },
  void: { word: 'No longer asked', tone: 'plain' },
};
export const statusSign = (status: Approval['status']) => statuses[status];

const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);

/**
 * What pressing the button does, such as "Approve 3 lines for $71,240.00".
 * @param isOther whether others than those shown were chosen
 */
export function approveWords(approval: Approval, isOther = false): string {
  if (isOther) return 'Ask for an award to my choice';
  const shown = readShown(approval);
  switch (shown.about) {
    case 'award': {
      const { currency, totalMinor, deliveryMinor } = shown.it;
      const amount = money(totalMinor + deliveryMinor, currency);
      return `Approve ${lines(shown.it.lines.length)} for ${amount}`;
    }
    case 'compliance_review':
      return `Let ${shown.it.supplierName} supply`;
    case 'recovery': {
      const { grants } = shown.it;
      if (grants === null) return 'Approve another try';
      if (grants.kind === 'wishes') return `Give up ${grants.giveUp.join(', ')}`;
      return approval.currency === null
        ? 'Raise the budget'
        : `Raise the budget to ${money(grants.raiseToMinor, approval.currency)}`;
    }
    case 'manual_step':
      return 'It is done, go on';
    case 'unreadable':
      return 'Approve';
  }
}

type Consequences = Readonly<Record<'approve' | 'reject', string>>;
const consequences: Readonly<Record<Approval['about'], Consequences>> = {
  award: {
    approve: 'The winners are asked to confirm, and orders follow. There is no undo.',
    reject: 'The award is void, and the agents look for another one.',
  },
  compliance_review: {
    approve: 'The supplier may take part in this case. There is no undo.',
    reject: 'The supplier stays out of this case.',
  },
  recovery: {
    approve: 'The agents try again under the changed request.',
    reject: 'The case closes with what there is.',
  },
  manual_step: {
    approve: 'The agents try this step once more.',
    reject: 'The case closes with what there is.',
  },
};

/** What follows from an answer. */
export function consequenceOf(about: Approval['about'], answer: Answer, isOther = false): string {
  if (answer === 'approve' && isOther) {
    return 'Whom only the agents chose is out; an award to your choice is asked about next.';
  }
  if (answer === 'return') {
    return 'The award is void; your comment is what the agents go by, and nobody is excluded.';
  }
  if (answer === 'defer') return 'It is asked once more, with new time to answer.';
  return consequences[about][answer];
}

export type Refusal = { title: string; whatToDo: string };

/** Why an answer did not count, and what to do about it. */
export function refusalOf(error: Error): Refusal {
  const says = error.message;
  if (!(error instanceof ApiProblem)) return { title: 'This was not done', whatToDo: says };
  switch (error.code) {
    case 'APPROVAL_CHANGED':
      return {
        title: 'What is asked has changed since you looked',
        whatToDo:
          'Your answer did not count, because it would have been for something else. What is asked now is shown below: read it, then answer again.',
      };
    case 'APPROVAL_DECIDED':
      return {
        title: 'Somebody was faster',
        whatToDo: `${says} Your answer did not count; who answered stands under “Who has answered”. There is nothing left to do here.`,
      };
    case 'APPROVAL_EXPIRED':
      return {
        title: 'The time to answer has ended',
        whatToDo: `${says} To ask again, open the case anew or tell its buyer.`,
      };
    case 'APPROVER_IS_REQUESTER':
      return {
        title: 'This is your own request',
        whatToDo: `${says} Somebody else who is named has to answer.`,
      };
    case 'APPROVER_NOT_NAMED':
      return { title: 'You are not among who may answer', whatToDo: says };
    case 'APPROVAL_NOT_YOUR_TURN':
      return { title: 'Others answer first', whatToDo: says };
    case 'APPROVAL_ANSWER_INVALID':
      return { title: 'Something is missing in your answer', whatToDo: says };
    case 'UNREACHABLE':
      return {
        title: 'Parley does not answer',
        whatToDo:
          'It is not known whether your answer arrived. Send it again: it counts once at most.',
      };
    default:
      return { title: 'This was not done', whatToDo: says };
  }
}
