import { expect, it } from 'vitest';
import type { JudgedDecision } from '#domain/learning/evaluation/strategy-insights.ts';
import type { ReportFacts } from '#memory/learning/report-facts.ts';
import { learningPage } from './page.ts';

const NOTHING: ReportFacts = {
  observed: [],
  decisions: [],
  late: [],
  supplierNames: new Map(),
  lessons: [],
};
const page = (facts: Partial<ReportFacts>) => learningPage('main', { ...NOTHING, ...facts }, 0);

const aDecision = (chosen: string, rewardBp: number): JudgedDecision => ({
  question: 'approach',
  context: 'thin/high/CPV 3360',
  chosen,
  without: 'balanced',
  propensityBp: 10_000,
  rewardBp,
});

const lateCells = (supplierId: string) =>
  ['supplier', 'all'].flatMap((level) =>
    [500, 501].map((monthNo) => ({
      measure: 'late' as const,
      level: level as 'supplier' | 'all',
      key: level === 'all' ? '*' : supplierId,
      monthNo,
      sampleSize: 4,
      countMilli: 4_000,
      sumMilli: 1_000,
      squaresMilli: 1_000,
    })),
  );

it('says so where nothing was seen yet, without a chart', () => {
  expect(page({})).toContain('Nothing yet');
  expect(page({})).not.toContain('<svg');
});

it('draws every part once there is something, with words for who does not see it', () => {
  const decisions = Array.from({ length: 60 }, (_, at) =>
    aDecision(at % 2 === 0 ? 'balanced' : 'competitive', 6_000),
  );
  const shown = page({ decisions, late: lateCells('acme') });
  expect(shown.match(/<svg/g)).toHaveLength(5);
  expect(shown.match(/aria-label="[^"]+"/g)).toHaveLength(5);
  expect(shown).toContain('25.0 %');
});

it('draws no curve of a handful of decisions, but says what is known', () => {
  const shown = page({ decisions: [aDecision('balanced', 6_000)] });
  expect(shown).not.toContain('<svg');
  expect(shown).toContain('60.0 %');
});

it('shows names as text, whatever they hold', () => {
  const supplierNames = new Map([['acme', '<script>alert(1)</script>']]);
  const shown = page({ late: lateCells('acme'), supplierNames });
  expect(shown).not.toContain('<script>alert');
});
