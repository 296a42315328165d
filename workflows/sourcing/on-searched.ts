import type { ActivityResults } from '#contracts/activities.ts';
import type { Body, CaseBrief } from '#contracts/messages.ts';
import type { Candidate } from '#contracts/supplier.ts';
import type { DeskCommand, DeskStep, ResultOf } from '../desk.ts';
import { clearedNotice, isFresh } from './cleared-notice.ts';
import { shortageOf, whenNobodyLeft } from './shortage.ts';
import { shortlistDecision } from './shortlist-decision.ts';
import type { Search, SourcingState } from './state.ts';

type Found = ActivityResults['searchSuppliers'];
const EXCLUSIONS_SHOWN_MAX = 5;

type HandedTo = Body<'sourcing.report'>['handedTo'];

/** A search came back: hand the shortlist on, say what is missing, answer who asked. */
export function onSearched(
  state: SourcingState,
  event: ResultOf<'searchSuppliers'>,
): DeskStep<SourcingState> {
  const search = state.searches.find((it) => it.key === event.key);
  const { brief } = state;
  if (search === undefined || brief === null) return { state, commands: [] };
  const searches = state.searches.filter((it) => it !== search);
  const { result } = event;
  if (!result.ok) {
    const body = { code: result.code, because: result.because };
    const left = whenNobodyLeft({ ...state, searches });
    return {
      state: left.state,
      commands: [
        { kind: 'reply', requestId: search.requestId, type: 'ERROR', topic: 'agent.error', body },
        ...left.commands,
      ],
    };
  }
  const found = result.value;
  const handedTo = receiverOf(brief, found.shortlist, event.atMs);
  const ids = found.shortlist.map((it) => it.supplierId);
  // What a replaced attempt still finds is handed on, but does not count for the present one.
  const isPresent = search.attempt === state.attempt;
  const toCompliance = isPresent && handedTo === 'compliance' ? found.shortlist : [];
  const left = whenNobodyLeft({
    ...state,
    searches,
    market: found.market,
    relaxations: found.relaxations,
    advice: found.advice,
    triedSupplierIds: [...new Set([...state.triedSupplierIds, ...ids])],
    withCompliance: [...state.withCompliance, ...toCompliance],
    someoneTalks: state.someoneTalks || (isPresent && handedTo === 'negotiation'),
  });
  return {
    state: left.state,
    commands: [...commandsFor(brief, search, found, handedTo), ...left.commands],
  };
}

function commandsFor(
  brief: CaseBrief,
  search: Search,
  found: Found,
  handedTo: HandedTo,
): DeskCommand[] {
  const isFind = search.for === 'find';
  const isShort = isFind && found.shortlist.length < search.neededCount;
  return [
    shortlistDecision(brief, search, found, handedTo),
    ...handOn(brief, search.attempt, found, handedTo),
    ...(isShort ? [shortageOf(brief, search.attempt, found)] : []),
    isFind ? findReport(search, found, handedTo) : alternativesReport(search, found),
    stageOf(found, handedTo),
    {
      kind: 'show',
      stage: handedTo === 'nobody' ? 'found nobody' : 'handed on',
      details: `${found.shortlist.length} of ${found.carryingCount} suppliers on the shortlist; ${handedTo} has them.`,
    },
  ];
}

/** Straight to negotiation only when every single clearance is still fresh. */
function receiverOf(brief: CaseBrief, shortlist: readonly Candidate[], atMs: number): HandedTo {
  if (shortlist.length === 0) return 'nobody';
  if (brief.requisition.repeatable) return 'compliance';
  return shortlist.every((it) => isFresh(it, atMs)) ? 'negotiation' : 'compliance';
}

function handOn(
  brief: CaseBrief,
  attempt: number,
  found: Found,
  handedTo: HandedTo,
): DeskCommand[] {
  if (handedTo === 'nobody') return [];
  if (handedTo === 'negotiation')
    return [clearedNotice(brief, attempt, found.shortlist, found.market)];
  return [
    {
      kind: 'send',
      to: 'compliance',
      type: 'REQUEST',
      topic: 'compliance.clear',
      body: { brief, attempt, candidates: found.shortlist, market: found.market },
      answerWithinMs: brief.timing.peerTimeoutMs,
    },
  ];
}

function findReport(search: Search, found: Found, handedTo: HandedTo): DeskCommand {
  return {
    kind: 'reply',
    requestId: search.requestId,
    type: 'RESPONSE',
    topic: 'sourcing.report',
    body: {
      attempt: search.attempt,
      strategy: search.strategy,
      market: found.market,
      handedTo,
      relaxations: found.relaxations,
      ...(found.advice !== undefined && { advice: found.advice }),
      shortlist: found.shortlist.map(({ supplierId, supplierName, scoreBp }) => ({
        supplierId,
        supplierName,
        scoreBp,
      })),
      because: fitSentence(found),
    },
  };
}

/** How many fit, and which hard requirements keep out how many. */
function fitSentence({ carryingCount, shortlist, hardExclusions }: Found): string {
  const kept = hardExclusions.map((it) => `${it.requirement} (${it.excludedCount})`);
  const why = kept.length === 0 ? '' : `; out: ${kept.slice(0, EXCLUSIONS_SHOWN_MAX).join(', ')}`;
  return `${carryingCount} suppliers carry the lines, ${shortlist.length} fit${why}.`;
}

function alternativesReport(search: Search, found: Found): DeskCommand {
  const supplierIds = found.shortlist.map((it) => it.supplierId);
  return {
    kind: 'reply',
    requestId: search.requestId,
    type: 'RESPONSE',
    topic: 'sourcing.alternatives_report',
    body: { supplierIds, because: `${supplierIds.length} suppliers not tried before.` },
  };
}

function stageOf(found: Found, handedTo: HandedTo): DeskCommand {
  const count = found.shortlist.length;
  const sentence =
    handedTo === 'nobody'
      ? `Sourcing found nobody among ${found.carryingCount} suppliers that carry the lines.`
      : `Sourcing shortlisted ${count} of ${found.carryingCount} suppliers; ${handedTo} looks at them.`;
  const stage =
    handedTo === 'negotiation'
      ? 'negotiating'
      : handedTo === 'compliance'
        ? 'compliance'
        : 'sourcing';
  return { kind: 'record', record: { kind: 'stage', stage, sentence } };
}
