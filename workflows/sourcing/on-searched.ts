import type { ActivityResults } from '#contracts/activities.ts';
import type { Body, CaseBrief } from '#contracts/messages.ts';
import type { Candidate } from '#contracts/supplier.ts';
import type { DeskCommand, DeskStep, ResultOf } from '../desk.ts';
import { decision } from '../desk.ts';
import type { Search, SourcingState } from './state.ts';

type Found = ActivityResults['searchSuppliers'];
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
    return {
      state: { ...state, searches },
      commands: [
        { kind: 'reply', requestId: search.requestId, type: 'ERROR', topic: 'agent.error', body },
      ],
    };
  }
  const found = result.value;
  const ids = found.shortlist.map((it) => it.supplierId);
  const next: SourcingState = {
    ...state,
    searches,
    shortlist: found.shortlist,
    market: found.market,
    triedSupplierIds: [...new Set([...state.triedSupplierIds, ...ids])],
  };
  return { state: next, commands: commandsFor(brief, search, found, event.atMs) };
}

function commandsFor(brief: CaseBrief, search: Search, found: Found, atMs: number): DeskCommand[] {
  const handedTo = receiverOf(brief, found.shortlist, atMs);
  const isShort = found.shortlist.length < search.neededCount;
  return [
    shortlistDecision(brief, search, found, handedTo),
    ...handOn(brief, search.attempt, found, handedTo),
    ...(search.for === 'find' && isShort ? [shortage(brief, search, found)] : []),
    search.for === 'find' ? findReport(search, found, handedTo) : alternativesReport(search, found),
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

export function isFresh(candidate: Candidate, atMs: number): boolean {
  const { clearance } = candidate;
  if (clearance === null || clearance.validUntilMs <= atMs) return false;
  return clearance.verdict === 'auto_approve' || clearance.verdict === 'conditional_approval';
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

/** Tells negotiation of suppliers whose earlier clearance still holds. */
export function clearedNotice(
  brief: CaseBrief,
  attempt: number,
  candidates: readonly Candidate[],
  market: Found['market'],
): DeskCommand {
  return {
    kind: 'send',
    to: 'negotiation',
    type: 'NOTIFICATION',
    topic: 'negotiation.cleared',
    body: {
      brief,
      attempt,
      market,
      pendingSupplierIds: [],
      cleared: candidates.map((candidate) => ({
        candidate,
        verdict: candidate.clearance?.verdict ?? 'auto_approve',
        riskBp: candidate.clearance?.riskBp ?? null,
        conditions: candidate.clearance?.conditions ?? [],
      })),
    },
  };
}

function shortlistDecision(
  brief: CaseBrief,
  search: Search,
  found: Found,
  handedTo: HandedTo,
): DeskCommand {
  const [best, ...others] = found.shortlist;
  return decision(brief, {
    question: 'Who could supply, and who looks at them next?',
    chosen:
      best === undefined ? 'nobody found' : `${found.shortlist.length} suppliers, to ${handedTo}`,
    alternatives: others.map((it) => ({
      option: it.supplierName,
      scoreBp: it.scoreBp,
      because: it.factors.map((f) => `${f.name} ${f.scoreBp}`).join(', '),
    })),
    because: [
      {
        rule: 'best score',
        value: best === undefined ? 'none' : `${best.supplierName} ${best.scoreBp} bp`,
      },
      {
        rule: 'market',
        value: `${found.market.competition}, ${found.market.suppliersCount} suppliers`,
      },
      ...found.hardExclusions.map((it) => ({
        rule: it.requirement,
        value: `keeps out ${it.excludedCount}`,
      })),
      ...found.relaxations.map((it) => ({
        rule: `wish ${it.wish}`,
        value: `keeps out ${it.excludedCount}, giving it up brings ${it.bringsCount}`,
      })),
    ],
    confidenceBp: best?.scoreBp ?? 0,
    inputs: {
      strategy: search.strategy,
      relaxed: search.relaxed,
      carryingCount: found.carryingCount,
      scores: found.shortlist.map((it) => [it.supplierId, it.scoreBp]),
    },
  });
}

function shortage(brief: CaseBrief, search: Search, found: Found): DeskCommand {
  const foundCount = found.shortlist.length;
  const best = found.relaxations[0];
  const advice =
    best === undefined || best.bringsCount === 0
      ? 'No single wish brings more.'
      : `Giving up ${best.wish} would bring ${best.bringsCount}.`;
  return {
    kind: 'send',
    to: 'supervisor',
    type: 'NOTIFICATION',
    topic: 'sourcing.shortage',
    body: {
      attempt: search.attempt,
      foundCount,
      wantedCount: brief.policy.shortlistMin,
      market: found.market,
      relaxations: found.relaxations,
      because: `${foundCount} of at least ${brief.policy.shortlistMin} suppliers found. ${advice}`,
    },
  };
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
      shortlist: found.shortlist.map(({ supplierId, supplierName, scoreBp }) => ({
        supplierId,
        supplierName,
        scoreBp,
      })),
      because: `${found.carryingCount} suppliers carry the lines, ${found.shortlist.length} fit.`,
    },
  };
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
