import type { Assessment } from '#contracts/supplier.ts';
import { openCase } from '#memory/cases.ts';
import { createCaseLog } from '#memory/case-log.ts';
import type { Database } from '#memory/database.ts';
import { createKey } from '#memory/keys.ts';
import { anApproval } from './audit-trail.ts';
import { aProposal } from './case-builders.ts';
import {
  aBrief,
  aDecision,
  anEnvelope,
  anOpenCase,
  anOpening,
  aRecord,
  aTenantId,
  aTurn,
} from './memory-builders.ts';
import { aCandidate, aCleared, aMandate, someTerms } from './talk-builders.ts';

/** What a supplier or a person may have written anywhere. */
export const BAD = '<script>alert(1)</script>';
const VALID_UNTIL_MS = Date.parse('2030-01-31T00:00:00Z');
export const SCREENED_AT_MS = Date.parse('2029-12-01T09:30:00Z');

const assessment: Assessment = {
  supplierId: 'alpha',
  supplierName: `Alpha ${BAD}`,
  riskBp: 2_150,
  coverageBp: 9_000,
  confidenceBp: 8_000,
  factors: [
    {
      name: 'financial',
      riskBp: 4_652,
      weightBp: 2_500,
      coverageBp: 10_000,
      evidence: ["Altman Z' 1.99, grey zone"],
    },
  ],
  hardStops: [],
  screening: {
    screenedAtMs: SCREENED_AT_MS,
    lists: [
      {
        listId: 'ofac_sdn',
        title: 'OFAC SDN',
        publisher: 'US Treasury',
        version: 3,
        publishedOn: '2029-11',
        sample: true,
      },
    ],
    hits: [
      {
        hitId: 'h1',
        listId: 'ofac_sdn',
        listTitle: 'OFAC SDN',
        listVersion: 3,
        listPublishedOn: '2029-11',
        partyId: 'p1',
        listedName: 'Alfa Shipping',
        scoreBp: 8_120,
        level: 'review',
        state: 'cleared',
      },
    ],
  },
};

const clearance = aRecord({
  kind: 'clearance',
  assessment,
  verdict: 'conditional_approval',
  conditions: ['no payment before delivery'],
  because: ['with conditions'],
  alternatives: [],
  approveUpToBp: 3_500,
  validUntilMs: VALID_UNTIL_MS,
  decidedBy: 'Ben Ito',
});

/** What a case came to whose one supplier was cleared in an earlier one; both of a new tenant. */
export async function aCaseOnAnEarlierClearance(database: Database) {
  const log = createCaseLog(database);
  const tenantId = aTenantId();
  const earlier = await anOpenCase(database, tenantId);
  await log.append(aTurn(earlier, { records: [clearance] }));
  await database.inTenant(tenantId, async (tx) => {
    await tx.$executeRaw`
      insert into screening_decisions (tenant_id, decision_id, hit_id, supplier_id, list_id, party_id,
        name_key, kind, scope, reason, valid_until, record_hash, subject_hash, found, decided_by, decided_by_key)
      values (${tenantId}, 'd1', 'h1', 'alpha', 'ofac_sdn', 'p1', 'alpha', 'cleared', 'supplier',
        ${`Other owners ${BAD}`}, '2030-06-30', 'r', 's', '{"listedName": "Alfa Shipping", "listTitle": "OFAC SDN"}',
        'Ben Ito', 'k')`;
  });
  const { keyId } = await createKey(database, { tenantId, role: 'buyer', name: 'Anna Weber' });
  const brief = aBrief(tenantId);
  brief.requisition.requestedBy = keyId;
  const { caseId } = brief.requisition;
  await openCase(database, anOpening(brief, { openedBy: keyId }));
  const at = { tenantId, caseId };
  const candidate = aCandidate(
    'alpha',
    {},
    {
      clearance: {
        verdict: 'conditional_approval',
        riskBp: 2_150,
        conditions: [],
        validUntilMs: VALID_UNTIL_MS,
      },
    },
  );
  await log.append(
    aTurn(at, {
      envelopes: [
        anEnvelope(at, { topic: 'negotiation.cleared', body: { cleared: [aCleared(candidate)] } }),
        anEnvelope(at, {
          from: `person:${keyId}`,
          topic: 'command.inject',
          body: { to: 'negotiation', note: `Be quick ${BAD}` },
        }),
      ],
      decisions: [aDecision({ question: 'How to search?', chosen: 'by price' })],
      records: [
        aRecord({ kind: 'mandates', mandates: [aMandate()] }),
        anOffer,
        anApproval(`${caseId}-1`),
      ],
    }),
  );
  await log.append(aTurn(at, { records: [anAnswer(caseId), anAward, aClosing] }));
  return { ...at, earlierId: earlier.caseId };
}

const anOffer = aRecord({
  kind: 'offers',
  offers: [
    {
      offerId: 'o1',
      supplierId: 'alpha',
      round: 1,
      actor: 'supplier',
      move: 'counter',
      terms: someTerms(95_000),
      totalMinor: 950_000,
      utilityBp: 7_000,
      mandateVersion: 1,
      because: 'came down',
      text: `Our best ${BAD}`,
      atMs: 1,
    },
  ],
});
const anAnswer = (caseId: string) =>
  aRecord({
    kind: 'approval_closed',
    approvalId: `${caseId}-1`,
    status: 'approved',
    decidedBy: 'Cleo Marsh',
    comment: `Fine ${BAD}`,
  });
const anAward = aRecord({
  kind: 'award',
  proposal: aProposal({ supplierId: 'alpha' }),
  approvedBy: 'Cleo Marsh',
});
const aClosing = aRecord({ kind: 'closed', outcome: 'awarded', summary: ['Done in one round.'] });
