import type { Observation, ObservationBody } from '#contracts/observations.ts';

type Of<K extends Observation['kind']> = Extract<Observation, { kind: K }>;
type Parts<K extends Observation['kind']> = Partial<Omit<Of<K>, 'kind' | 'body'>> & {
  body?: Partial<ObservationBody<K>>;
};

let made = 0;

const common = (what: string) => {
  made += 1;
  return {
    observationId: `${what}/file/${made}/1`,
    supplierId: 'alpha',
    itemId: 'pump',
    caseId: null,
    category: 'CPV 4212',
    lane: 'ZA/Air',
    occurredAtMs: Date.parse('2026-03-10'),
    recordedAtMs: Date.parse('2026-03-11'),
    source: 'file',
    replaces: null,
  };
};

/** A delivery in time of an order of its own. */
export function aDelivery({ body, ...parts }: Parts<'delivery'> = {}): Of<'delivery'> {
  const it = { ...common('outcome'), ...parts };
  return {
    ...it,
    kind: 'delivery',
    body: {
      orderId: it.observationId,
      promisedOn: '2026-03-10',
      receivedOn: '2026-03-10',
      orderedQuantity: 10,
      receivedQuantity: 10,
      rejectedQuantity: null,
      reportedBy: null,
      ...body,
    },
  };
}

export const aPrice = ({ body, ...parts }: Parts<'price'> = {}): Of<'price'> => ({
  ...common('price'),
  ...parts,
  kind: 'price',
  body: { unitPriceMinor: 1_000, currency: 'USD', quantity: 1, incoterm: null, ...body },
});

export const aTalk = ({ body, ...parts }: Parts<'talk'> = {}): Of<'talk'> => ({
  ...common('talk'),
  ...parts,
  kind: 'talk',
  body: {
    approach: 'competitive',
    variant: 'parley',
    openingBelowTargetBp: 500,
    levers: [],
    rounds: 3,
    result: 'agreed',
    firstTotalMinor: 1_000,
    lastTotalMinor: 900,
    opponentType: 'conceder',
    ...body,
  },
});

export const aLearnedDecision = ({ body, ...parts }: Parts<'decision'> = {}): Of<'decision'> => ({
  ...common('decision'),
  ...parts,
  kind: 'decision',
  body: {
    agent: 'negotiation',
    question: 'approach',
    context: 'high',
    chosen: 'competitive',
    without: 'cooperative',
    propensityBp: 5_000,
    rewardBp: 6_000,
    ...body,
  },
});
