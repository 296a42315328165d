import type { Body } from '#contracts/messages.ts';
import type { Requisition, WishName } from '#contracts/procurement.ts';
import type { Relaxation, Relief } from '#contracts/supplier.ts';
import { daysUntil } from '../days.ts';
import { showMoney } from '../money.ts';
import { reliefSentence } from '../sourcing/relief-sentence.ts';
import { fitSummary } from './summary-lines.ts';

/** Of pairs and hard requirements; more would hide what helps most. */
const RELIEFS_SHOWN_MAX = 3;

type Outcome = Body<'negotiation.outcome'>;

/** Why nothing was bought, what was tried, and what would most likely help next time. */
export function noAwardSummary(facts: {
  requisition: Requisition;
  because: string;
  relaxations: readonly Relaxation[];
  /** What giving up two things, or a hard requirement, would bring; absent = nothing more. */
  reliefs?: readonly Relief[];
  /** Wishes that the search gave up already. */
  relaxed: readonly WishName[];
  failure: Outcome['failure'];
  talks: Outcome['talks'];
  tried: readonly string[];
  /** What the mandates stopped. */
  outside: readonly string[];
}): string[] {
  const { requisition, because, failure, talks, tried, outside } = facts;
  const { currency } = requisition;
  const helps = helpsOf(facts);
  // The first line is often all that is read, so what the talks failed of stands there.
  const reasons =
    failure === null || because.includes(failure.because) ? [because] : [failure.because, because];
  return fitSummary([
    `No award: ${reasons.map((it) => it.replace(/\.$/, '')).join('; ')}.`,
    ...(tried.length === 0 ? [] : [`Tried on the way: ${tried.join('; ')}.`]),
    ...outside.map((it) => `${it}.`),
    ...helps,
    helps.length === 0
      ? 'Next: change what is asked for, or add suppliers to the catalogue, and open a new request.'
      : 'Next: decide on the above and open a new request.',
    ...talks.map((it) => talkSentence(it, currency)),
  ]);
}

function talkSentence(talk: Outcome['talks'][number], currency: string): string {
  const { supplierName, result, rounds, lastTotalMinor, because } = talk;
  const ended = rounds === 0 ? 'no talks' : `${result.replaceAll('_', ' ')} after ${rounds} rounds`;
  const last =
    lastTotalMinor === null ? '' : `, last at ${showMoney(lastTotalMinor, currency)} at the door`;
  return `${supplierName}: ${ended}${last}${because === null ? '' : `; ${because}`}.`;
}

function helpsOf({
  requisition,
  relaxations,
  reliefs = [],
  relaxed,
  talks,
}: Parameters<typeof noAwardSummary>[0]): string[] {
  const { budgetMinor, currency, needBy, openedAtMs } = requisition;
  const totals = talks.flatMap((it) => it.lastTotalMinor ?? []);
  const cheapest = totals.length === 0 ? 0 : Math.min(...totals);
  const raise =
    cheapest > budgetMinor
      ? [
          `Raising the budget by ${showMoney(cheapest - budgetMinor, currency)} to ${showMoney(cheapest, currency)} would reach the cheapest offer.`,
        ]
      : [];
  const wishes = relaxations
    .filter((it) => it.bringsCount > 0 && !relaxed.includes(it.wish))
    .map((it) => `Giving up the wish ${it.wish} would bring ${it.bringsCount} more suppliers.`);
  const earliest = Math.min(...talks.flatMap((it) => it.lastLeadTimeDays ?? []));
  const later =
    Number.isFinite(earliest) && earliest > daysUntil(needBy, openedAtMs)
      ? [`The earliest delivery takes ${earliest} days; a need-by date after ${needBy} would help.`]
      : [];
  const more = reliefs
    .filter(({ giveUp }) => giveUp.length > 1 || giveUp.some((it) => it.kind !== 'wish'))
    .filter(({ giveUp }) => giveUp.every((it) => !relaxed.some((wish) => wish === it.name)))
    .slice(0, RELIEFS_SHOWN_MAX)
    .map((it) => `${reliefSentence(it, currency)}.`);
  return [...raise, ...later, ...wishes, ...more];
}
