import type {
  Lesson,
  LessonDifference,
  LessonEffect,
  LessonUse,
  LessonWhy,
} from '#contracts/lessons.ts';
import { isoDayOf } from '#domain/days.ts';
import { scopeWords } from '#domain/learning/lessons/scope.ts';
import { showMoney, showShare } from '#domain/money.ts';

/** Observations that a terminal shows. */
const SHOWN_MAX = 10;

/** A lesson in three lines: what it says, why, and who said so. */
export const lessonLines = (it: Lesson): string[] => [
  `${it.lessonId}  ${it.state}, version ${it.version}: ${effectWords(it.effect)} (${scopeWords(it.scope)})`,
  `  ${it.because}`,
  `  believed ${showShare(it.confidenceBp)}, found by ${it.foundBy}, ` +
    `${isoDayOf(it.changedAtMs)} by ${it.changedBy}` +
    (it.yieldsTo === null ? '' : `; not followed, ${it.yieldsTo} is better supported`),
];

export function effectWords(effect: LessonEffect): string {
  const name = effect.kind.replaceAll('_', ' ');
  if ('adjustBp' in effect) return `${name}, score ${signed(effect.adjustBp)} bp`;
  if ('rewardBp' in effect) return `${name}: ${effect.option}, ${signed(effect.rewardBp)} bp`;
  if ('yearlyBp' in effect) return `${name}, ${signed(effect.yearlyBp)} bp a year`;
  return `${name}, threshold ${signed(effect.moveBp)} bp inside its band`;
}

export const whyLines = (it: LessonWhy): string[] => [
  `${it.lessonId}, version ${it.version}: ${it.because}`,
  `  ${it.observationsCount} observations in ${it.casesCount} cases, the latest of them:`,
  ...it.observations
    .slice(0, SHOWN_MAX)
    .map(
      (one) => `  ${isoDayOf(one.occurredAtMs)}  ${one.kind}, ${one.source}: ${one.observationId}`,
    ),
  ...changeLines(it),
];

/** What is advised with and without a lesson, and who used it. */
export function changeLines(it: {
  difference: LessonDifference;
  openCases: readonly LessonUse[];
  closedCases: readonly LessonUse[];
}): string[] {
  const { followed, adjustments } = it.difference;
  const said = (effect: LessonEffect | null) => (effect === null ? 'nothing' : effectWords(effect));
  return [
    `  followed with it: ${said(followed.with)}; without it: ${said(followed.without)}`,
    ...adjustments.map(
      (one) =>
        `  score of ${one.supplierId}: ${signed(one.withBp)} bp with it, ` +
        `${signed(one.withoutBp)} bp without it`,
    ),
    `  open cases that pinned it: ${it.openCases.length === 0 ? 'none' : ''}`.trimEnd(),
    ...it.openCases.map(useLine),
    `  decisions of closed cases that knew it: ${it.closedCases.length === 0 ? 'none' : ''}`.trimEnd(),
    ...it.closedCases.map(useLine),
  ];
}

function useLine({ caseId, title, agent, question, chosen, version, award }: LessonUse): string {
  const won =
    award === null
      ? 'no award'
      : `${showMoney(award.totalMinor, award.currency)} to ${award.supplierIds.join(', ')}`;
  return `    ${caseId} (${title}): ${agent} on ${question} chose ${chosen}, version ${version}; ${won}`;
}

const signed = (value: number): string => (value > 0 ? `+${value}` : `${value}`);
