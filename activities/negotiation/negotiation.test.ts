import { describe, expect, it } from 'vitest';
import type { AdviceWish } from '#domain/learning/advice/advise.ts';
import { silentCounsel } from '#domain/learning/advice/advise.ts';
import type { AnswerStore } from '#ports/answer-store.ts';
import { aBrief, aCandidate } from '../../tests/support/talk-builders.ts';
import { createAdviseNegotiation } from './advise-negotiation.ts';
import { createExchangeOffers } from './exchange-offers.ts';

/** Keeps answers for as long as the test lasts. */
function keptAnswers(): AnswerStore {
  const kept = new Map<string, unknown>();
  return {
    async once<T>({ key }: { key: string }, make: () => Promise<T>): Promise<T> {
      if (!kept.has(key)) kept.set(key, await make());
      return kept.get(key) as T;
    },
  };
}

const { requisition } = aBrief();
const place = { tenantId: 't', caseId: 'c', traceparent: null };

describe('an exchange of offers', () => {
  const candidate = aCandidate('alpha');
  const asked = { supplierId: 'alpha', round: 0, candidate };
  const offers = [{ ...asked, move: 'request_quote' as const, terms: null }];
  const input = { requisition, offers };
  const sessions = { channelsOf: async () => [] };

  it('reaches the suppliers once per key, however often it is ordered', async () => {
    let reached = 0;
    const suppliers = {
      confirm: () => [],
      respond: () => ({ kind: 'accepted' as const, revision: 1, text: '' }),
      reply: () => {
        reached += 1;
        return [];
      },
    };
    const exchange = createExchangeOffers({ suppliers, sessions, answers: keptAnswers() });
    await exchange({ ...place, key: 'round-1-1', input });
    await exchange({ ...place, key: 'round-1-1', input });
    expect(reached).toBe(1);
    await exchange({ ...place, key: 'round-1-2', input });
    expect(reached).toBe(2);
  });
});

describe('advice from memory', () => {
  const situation = {
    urgency: 'low' as const,
    conditionsCount: 0,
    meanDeliveries: 0,
    failed: [],
    competition: 'competitive' as const,
  };
  const advise = (savingsBp: number[]) => {
    const memory = {
      negotiationHistory: async () => ({ savingsBp, perSupplier: [] }),
      advise: async (wish: AdviceWish) => silentCounsel(wish),
    };
    const run = createAdviseNegotiation({ memory, answers: keptAnswers() });
    const input = { requisition, supplierIds: ['alpha'], situation, memory: { rules: null } };
    return run({ ...place, key: 'advise-1', input });
  };

  it('is the median of what earlier awards saved', async () => {
    expect(await advise([900, 100, 500])).toMatchObject({ expectedSavingsBp: 500, sampleSize: 3 });
  });

  it('asks how to lead the talks: approach, an opening for each, and the levers', async () => {
    const { advice } = await advise([]);
    expect(advice.map((it) => [it.question, it.without])).toEqual([
      ['approach', 'competitive'],
      ['opening_anchor', '400'],
      ['opening_anchor', '200'],
      ['opening_anchor', '400'],
      ['lever_order', 'as_set'],
    ]);
  });

  it('is silent on fewer than three awards', async () => {
    expect(await advise([900, 100])).toMatchObject({ expectedSavingsBp: null, sampleSize: 2 });
  });
});
