import { z } from 'zod';
import { BasisPoints, Count, IsoDate } from './values.ts';

/** What the memory shows people; units as in its contracts. */
const OutlookScore = z.object({
  scoreBp: BasisPoints.describe('What is to be expected next; 10,000 = best'),
  lowBp: BasisPoints.describe('With `highBp` the central 90 %'),
  highBp: BasisPoints,
  confidenceBp: BasisPoints.describe('How much rests on own results; 0 = rated like others'),
  sampleSize: Count,
  trend: z
    .enum(['better', 'worse', 'steady', 'unknown'])
    .describe('Better and worse only where the interval of the change excludes none'),
  because: z.string(),
});

/** What is to be expected of a supplier, beside the record that its standing is made of. */
export const SupplierOutlook = z.object({
  ratedLike: z
    .string()
    .nullable()
    .describe('Category and lane whose suppliers it is rated like; null = all'),
  overall: OutlookScore,
  delivery: OutlookScore,
  quality: OutlookScore,
  price: OutlookScore,
  responsiveness: OutlookScore,
  risk: OutlookScore.nullable().describe('By the latest judgement of compliance; null = never'),
  recommendation: z.object({
    what: z.enum(['prefer', 'use', 'watch', 'avoid']),
    because: z.array(z.string()),
  }),
  notes: z.array(z.string()).describe('How its late lines are to be read, and what counted less'),
});

export const PATTERN_KINDS = [
  'season',
  'category',
  'country',
  'supplier_in_country',
  'mode',
  'incoterm',
  'urgency_premium',
  'single_supplier',
  'price_trend',
] as const;
export const PatternKind = z.enum(PATTERN_KINDS);

const ShownEffect = z.object({
  differenceBp: z
    .int()
    .describe(
      '1,000 = ten more of a hundred lines are late, or a tenth dearer; of a trend, a year',
    ),
  lowBp: z.int().describe('With `highBp` the interval of 95 %'),
  highBp: z.int(),
  casesCount: Count,
  ordersCount: Count.describe('Lines of one order count as one when chance is judged'),
});

export const PatternInsight = z.object({
  of: z.enum(['late_deliveries', 'prices']),
  kind: PatternKind,
  subject: z.object({
    month: z.int().min(1).max(12).optional(),
    category: z.string().optional(),
    country: z.string().optional(),
    supplierId: z.string().optional(),
    mode: z.string().optional(),
    incoterm: z.string().optional(),
    itemId: z.string().optional(),
    leadDaysMax: z.int().optional(),
  }),
  verdict: z
    .enum(['holds', 'confounded', 'not_confirmed', 'not_found', 'too_few'])
    .describe('Holds = found on earlier cases and confirmed on later ones'),
  effect: ShownEffect.nullable().describe('On the later cases; null = too few to say'),
  foundWith: ShownEffect.nullable().describe('On the earlier cases'),
  confoundedWith: z.object({ kind: PatternKind, name: z.string() }).nullable(),
  lateLinesCount: Count.nullable(),
  laterPartsCount: Count.nullable().describe('Late lines whose day was met by part of the order'),
  inWords: z.string(),
});

const LookedAt = z.object({
  casesCount: Count,
  confirmedFrom: IsoDate.nullable().describe('Cases from this day on confirm, earlier ones find'),
});

export const PatternInsights = z
  .object({
    asOf: z.object({ observationNo: Count }),
    deliveries: LookedAt,
    prices: LookedAt,
    patterns: z.array(PatternInsight),
    rejected: z.array(PatternInsight).describe('Tried as well, and why they are none'),
  })
  .meta({
    examples: [
      {
        asOf: { observationNo: 5_508 },
        deliveries: { casesCount: 2_768, confirmedFrom: '2011-03-10' },
        prices: { casesCount: 2_740, confirmedFrom: '2010-11-16' },
        patterns: [
          {
            of: 'prices',
            kind: 'price_trend',
            subject: { category: 'CPV 3360' },
            verdict: 'holds',
            effect: {
              differenceBp: -990,
              lowBp: -1_440,
              highBp: -500,
              casesCount: 460,
              ordersCount: 322,
            },
            foundWith: {
              differenceBp: -1_060,
              lowBp: -1_640,
              highBp: -450,
              casesCount: 1_196,
              ordersCount: 634,
            },
            confoundedWith: null,
            lateLinesCount: null,
            laterPartsCount: null,
            inWords:
              'Prices of CPV 3360 over time: fall by 9.9 % a year (95 %: -14.4 % to -5.0 %), from 460 cases of 322 orders.',
          },
        ],
        rejected: [],
      },
    ],
  });

export type PatternInsights = z.infer<typeof PatternInsights>;
export type SupplierOutlook = z.infer<typeof SupplierOutlook>;
export type PatternKind = z.infer<typeof PatternKind>;

const ValueEstimate = z.object({
  meanBp: z.number(),
  lowBp: z.number().describe('With `highBp` the interval of 95 %; a single case has none'),
  highBp: z.number(),
});

export const LearntWeights = z.object({
  kind: z
    .enum(['ranking', 'risk'])
    .describe('Those of the ranking are used; those of risk are a proposal for the next policy'),
  version: z.int().min(1),
  weightsBp: z.record(z.string(), BasisPoints),
  because: z.array(
    z.object({
      name: z.string(),
      fromBp: BasisPoints,
      toBp: BasisPoints,
      effectBp: z.number().describe('What a standard deviation of its score adds to the result'),
      sdBp: z.number(),
      sampleSize: Count,
      because: z.string(),
    }),
  ),
  sampleSize: Count,
  learntAtMs: z.number(),
});

export const StrategyInsights = z
  .object({
    decisionsCount: Count,
    questions: z.array(
      z.object({
        question: z.string(),
        options: z.array(
          z.object({
            option: z.string(),
            playsCount: Count,
            byMemoryCount: Count.describe('Where the rules alone would have chosen otherwise'),
            meanPropensityBp: BasisPoints,
            rewardBp: ValueEstimate,
          }),
        ),
        contexts: z
          .array(
            z.object({
              context: z.string(),
              option: z.string(),
              playsCount: Count,
              rewardBp: ValueEstimate,
            }),
          )
          .describe('The most played first'),
        withoutMemory: z
          .object({
            weightedBp: ValueEstimate,
            doublyRobustBp: ValueEstimate,
            loggedBp: ValueEstimate.describe('What was decided brought'),
            differenceBp: ValueEstimate.describe('The rules alone less what was decided'),
            sampleSize: Count,
            effectiveSampleSize: z.number(),
          })
          .nullable()
          .describe('What the rules alone would have brought; null = cannot be told'),
      }),
    ),
    weights: z.array(LearntWeights),
  })
  .meta({
    examples: [
      {
        decisionsCount: 240,
        questions: [
          {
            question: 'approach',
            options: [
              {
                option: 'balanced',
                playsCount: 221,
                byMemoryCount: 0,
                meanPropensityBp: 9_240,
                rewardBp: { meanBp: 5_310, lowBp: 5_120, highBp: 5_500 },
              },
            ],
            contexts: [
              {
                context: 'competitive/medium/CPV 3369',
                option: 'balanced',
                playsCount: 48,
                rewardBp: { meanBp: 5_480, lowBp: 5_010, highBp: 5_950 },
              },
            ],
            withoutMemory: null,
          },
        ],
        weights: [],
      },
    ],
  });

export type LearntWeights = z.infer<typeof LearntWeights>;
export type StrategyInsights = z.infer<typeof StrategyInsights>;

export const LearningReport = z
  .object({
    lateDeliveries: z.object({
      monthsCount: Count.describe('Deliveries of the last so many months were forecast'),
      distanceBp: BasisPoints.nullable().describe(
        'Between expected and come, weighted by deliveries; 0 = best, null = no delivery',
      ),
      bins: z
        .array(
          z.object({
            expectedBp: BasisPoints.describe('Chance of being late, from the months before alone'),
            cameBp: BasisPoints.describe('Share that came late'),
            deliveriesCount: Count.describe('Many of one day count less'),
          }),
        )
        .describe('By tenths of the chance; empty ones are left out'),
    }),
    curves: z
      .array(
        z.object({
          question: z.string(),
          points: z.array(
            z.object({
              decisionsCount: Count.describe('On the question up to here'),
              rewardBp: BasisPoints.describe('Mean since the point before; 10,000 = best'),
              byMemoryBp: BasisPoints.describe('Share where the rules had chosen otherwise'),
            }),
          ),
        }),
      )
      .describe('Questions with 20 decisions or more'),
  })
  .meta({
    examples: [
      {
        lateDeliveries: {
          monthsCount: 24,
          distanceBp: 320,
          bins: [
            { expectedBp: 640, cameBp: 410, deliveriesCount: 212 },
            { expectedBp: 1_480, cameBp: 1_900, deliveriesCount: 96 },
          ],
        },
        curves: [
          {
            question: 'approach',
            points: [
              { decisionsCount: 10, rewardBp: 5_210, byMemoryBp: 0 },
              { decisionsCount: 20, rewardBp: 5_640, byMemoryBp: 2_000 },
            ],
          },
        ],
      },
    ],
  });

export type LearningReport = z.infer<typeof LearningReport>;
