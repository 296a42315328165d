import { LESSON_STATES } from '#contracts/lessons.ts';
import type { LessonState } from '#contracts/lessons.ts';
import { becauseOf, parseWords, refusalOf } from '../command-line.ts';

export type LessonCommand = { tenantId: string; dataDir: string } & (
  | { command: 'list'; state: LessonState | null }
  | { command: 'why' | 'approve'; lessonId: string }
  | { command: 'forget' | 'retire'; lessonId: string; because: string }
);

export const lessonHelp = `npm run lessons -- COMMAND [options]

  list [--state ${LESSON_STATES.join('|')}]
  why ID                        what it rests on, what it changes, who used it
  approve ID                    let agents follow it
  forget ID --because TEXT      stop following it, drop its evidence, and show what changes
  retire ID --because TEXT      the same

  --tenant ID        whose lesson it is (default main)
  --data DIR         folder of the running Parley (default .data); DATABASE_URL goes first
`;

/** @throws ParleyError CONFIG_INVALID naming what is missing or unknown */
export function parseLessonCommand(args: readonly string[]): LessonCommand {
  const { values, positionals } = parse(args);
  const [command, lessonId, ...more] = positionals;
  if (more.length > 0) throw refusal(`there is no ${more.join(' ')}`);
  const common = { tenantId: values.tenant ?? 'main', dataDir: values.data ?? '.data' };
  switch (command) {
    case 'list':
      if (lessonId !== undefined) throw refusal(`there is no ${lessonId}`);
      return { ...common, command, state: stateOf(values.state) };
    case 'why':
    case 'approve':
      return { ...common, command, lessonId: requireId(lessonId) };
    case 'forget':
    case 'retire':
      return {
        ...common,
        command,
        lessonId: requireId(lessonId),
        because: becauseOf(lessonHelp, values.because),
      };
    default:
      throw refusal('say list, why, approve, forget or retire');
  }
}

function stateOf(text: string | undefined): LessonState | null {
  if (text === undefined) return null;
  const state = LESSON_STATES.find((it) => it === text);
  if (state === undefined) throw refusal(`--state must be one of ${LESSON_STATES.join(', ')}`);
  return state;
}

function requireId(id: string | undefined): string {
  if (id === undefined) throw refusal('name the lesson');
  return id;
}

const parse = (args: readonly string[]) =>
  parseWords(lessonHelp, {
    args: [...args],
    allowPositionals: true,
    options: {
      state: { type: 'string' },
      because: { type: 'string' },
      tenant: { type: 'string' },
      data: { type: 'string' },
    },
  });

const refusal = (because: string) => refusalOf(lessonHelp, because);
