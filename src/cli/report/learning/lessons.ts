import type { Lesson } from '#contracts/lessons.ts';
import { isoDayOf } from '#domain/days.ts';
import { scopeWords } from '#domain/learning/lessons/scope.ts';
import { showShare } from '#domain/money.ts';
import type { Markup } from '#api/document/markup.ts';
import { html, section, table } from '#api/document/markup.ts';
import { effectWords } from '../../lessons/lesson-lines.ts';

/** Lessons as they stand, the last changed first. */
export function lessonsOf(lessons: readonly Lesson[]): Markup {
  return section(
    'lessons',
    'Lessons',
    lessons.length === 0
      ? html`<p>No lesson has been found yet.</p>`
      : table(
          ['Lesson', 'Where it holds', 'State', 'Confidence', 'Rests on', 'Since', 'Why'],
          lessons.map((it) => [
            effectWords(it.effect),
            scopeWords(it.scope),
            it.yieldsTo === null ? it.state : `${it.state}, yields to ${it.yieldsTo}`,
            showShare(it.confidenceBp),
            `${it.evidence.casesCount} cases`,
            isoDayOf(it.changedAtMs),
            it.because,
          ]),
        ),
  );
}
