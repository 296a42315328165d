import { userInfo } from 'node:os';
import { ParleyError } from '#contracts/errors.ts';
import { openDatabase } from '#memory/database.ts';
import type { Database } from '#memory/database.ts';
import { approveLesson, retireLesson, whyLesson } from '#memory/learning/lesson-decisions.ts';
import { listLessons } from '#memory/learning/lesson-desk.ts';
import { findDatabase } from './database/find-database.ts';
import { parseLessonCommand } from './database/lesson-options.ts';
import type { LessonCommand } from './database/lesson-options.ts';
import { runCommand } from './database/run-command.ts';
import { changeLines, lessonLines, whyLines } from './lessons/lesson-lines.ts';

const PAGE = 200;

await runCommand(async () => {
  const wish = parseLessonCommand(process.argv.slice(2));
  const database = openDatabase(await findDatabase(process.env, wish.dataDir));
  try {
    for (const line of await answer(database, wish)) console.log(line);
  } finally {
    await database.close();
  }
});

async function answer(database: Database, wish: LessonCommand): Promise<string[]> {
  const { tenantId } = wish;
  const by = userInfo().username;
  switch (wish.command) {
    case 'list':
      return list(database, wish);
    case 'why': {
      const why = await whyLesson(database, tenantId, wish.lessonId);
      if (why === null) throw unknownLesson(wish.lessonId);
      return whyLines(why);
    }
    case 'approve': {
      const { lessonId } = wish;
      const done = await approveLesson(database, tenantId, { lessonId, version: null, by });
      if (done.kind === 'unknown') throw unknownLesson(lessonId);
      if (done.kind === 'approved') return lessonLines(done.lesson);
      throw new ParleyError('LESSON_SETTLED', `${lessonId} is retired: ${done.lesson.because}`);
    }
    case 'forget':
    case 'retire': {
      const { lessonId, because } = wish;
      const retired = await retireLesson(database, tenantId, { lessonId, because, by });
      if (retired === null) throw unknownLesson(lessonId);
      return [...lessonLines(retired.lesson), 'What that changes:', ...changeLines(retired)];
    }
  }
}

async function list(
  database: Database,
  { tenantId, state }: Extract<LessonCommand, { command: 'list' }>,
): Promise<string[]> {
  const filter = state === null ? {} : { state };
  const lines: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listLessons(database, tenantId, filter, { cursor, limit: PAGE });
    lines.push(...page.items.flatMap(lessonLines));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return lines.length === 0 ? ['There is no lesson.'] : lines;
}

function unknownLesson(id: string): ParleyError {
  return new ParleyError('LESSON_UNKNOWN', `There is no lesson ${id}.`);
}
