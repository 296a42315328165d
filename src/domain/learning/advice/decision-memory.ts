import type {
  Advice,
  AdviceAsk,
  DecisionMemory,
  LearnedQuestion,
  LessonRef,
} from '#contracts/learning.ts';
import { WHOLE_BP } from '../../basis-points.ts';
import { showShare } from '../../money.ts';

type Reason = { rule: string; value: string };

/** Advice to a question, of a context where one question has several; null = there is none. */
export const adviceOn = (
  all: readonly Advice[] | undefined,
  question: LearnedQuestion,
  context?: string,
): Advice | null =>
  all?.find(
    (it) => it.question === question && (context === undefined || it.context === context),
  ) ?? null;

/** What advice chose, if it is one of the options that are open; null = the rules decide. */
export function advised<Option extends string>(
  advice: Advice | null,
  options: readonly Option[],
): Option | null {
  return options.find((it) => it === advice?.chosen) ?? null;
}

/** How the choice is kept, with advice and without it, so that later choices learn from it. */
export function decisionMemory(
  { question, context, without }: Pick<AdviceAsk, 'question' | 'context' | 'without'>,
  advice: Advice | null,
  chosen: string,
): DecisionMemory {
  // A choice that was not left to the advice would have been made every time.
  const drawn =
    advice?.chosen === chosen ? advice.suggestions.find((it) => it.option === chosen) : undefined;
  const propensityBp = drawn?.propensityBp ?? WHOLE_BP;
  const lessons = advice?.lessons ?? [];
  return { question, context, without, chosen, propensityBp, lessons };
}

export const lessonVersions = (lessons: readonly LessonRef[]): string[] =>
  lessons.map((it) => `${it.lessonId}@${it.version}`);

/** Why memory said so, and what would have been chosen without it when that is something else. */
export function memoryReasons(
  advice: Advice | null,
  { without, chosen }: DecisionMemory,
): Reason[] {
  if (advice === null) return [];
  return [
    { rule: 'memory', value: advice.because.slice(0, 500) },
    ...(without === chosen
      ? []
      : [{ rule: 'without memory', value: `I would have chosen ${without}` }]),
  ];
}

const RISKS_SHOWN_MAX = 3;

/** The greatest risks that advice names. */
export const riskReasons = (advice: Advice | null): Reason[] =>
  (advice?.risks ?? [])
    .slice(0, RISKS_SHOWN_MAX)
    .map((it) => ({ rule: `risk ${it.what.replaceAll('_', ' ')}`, value: it.because }));

/** The rules' words for an option, with what memory expects of it. */
export function withExpected(because: string, advice: Advice | null, option: string): string {
  const expected = advice?.suggestions.find((it) => it.option === option)?.expected;
  if (expected === undefined || expected.sampleSize === 0) return because;
  const [mean, low, high] = [expected.mean, expected.low, expected.high].map((it) =>
    showShare(Math.round(it)),
  );
  return `${because}; expected ${mean} (${low} to ${high}) after ${expected.sampleSize} alike`;
}
