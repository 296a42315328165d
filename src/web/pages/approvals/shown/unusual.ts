import type { Assessment } from '#contracts/supplier.ts';
import { share } from '../../../display/money.ts';
import type { Shown, ShownAward } from './shown.ts';

type Unusual = { sentence: string; severity: 'low' | 'medium' | 'high' };

const KNOWN_ENOUGH_BP = 6_000;

/** What somebody should look at twice before answering; nothing = all is as usual. */
export function unusualIn(shown: Shown): Unusual[] {
  switch (shown.about) {
    case 'award':
      return ofAward(shown.it);
    case 'compliance_review':
      return ofReview(shown.it);
    case 'recovery':
    case 'manual_step':
      return [{ sentence: shown.it.problem, severity: 'medium' }];
    case 'unreadable':
      return [{ sentence: 'What is bound cannot be shown in words.', severity: 'high' }];
  }
}

function ofAward(it: ShownAward): Unusual[] {
  const { bids, redFlags = [], shortfall, savings } = it;
  return [
    ...redFlags.map(({ title, severity }) => ({ sentence: title, severity })),
    ...(bids === undefined ? [] : fewBids(bids)),
    ...shortfall.map(({ lineNo, missingUnits }) => ({
      sentence: `Line ${lineNo} lacks ${missingUnits} units`,
      severity: 'medium' as const,
    })),
    ...(savings.savedBp < 0
      ? [{ sentence: `${share(-savings.savedBp)} above the baseline`, severity: 'medium' as const }]
      : []),
  ];
}

function fewBids({ bids, wanted, reason }: NonNullable<ShownAward['bids']>): Unusual[] {
  if (bids >= wanted) return [];
  const few = `Only ${bids} of ${wanted} wanted bids came in`;
  return reason === null
    ? [{ sentence: `${few}, and no reason is given`, severity: 'high' }]
    : [{ sentence: `${few}: ${reason}`, severity: 'medium' }];
}

function ofReview(it: Assessment): Unusual[] {
  const hits = it.screening?.hits.length ?? 0;
  return [
    ...it.hardStops.map((sentence) => ({ sentence, severity: 'high' as const })),
    ...(it.reviewReasons ?? []).map((sentence) => ({ sentence, severity: 'high' as const })),
    ...(hits > 0
      ? [
          {
            sentence: `${hits === 1 ? '1 name' : `${hits} names`} like it on screening lists`,
            severity: 'high' as const,
          },
        ]
      : []),
    ...(it.papersMissing ?? []).map(({ name, why }) => ({
      sentence: `${name} is ${why}`,
      severity: 'medium' as const,
    })),
    ...(it.coverageBp < KNOWN_ENOUGH_BP
      ? [{ sentence: `Only ${share(it.coverageBp)} is known`, severity: 'medium' as const }]
      : []),
    ...(it.warnings ?? []).map((sentence) => ({ sentence, severity: 'low' as const })),
  ];
}
