import { describe, expect, it } from 'vitest';
import { parseLessonCommand } from './lesson-options.ts';

describe('the options of lessons', () => {
  it('are of the tenant main unless told otherwise', () => {
    expect(parseLessonCommand(['list'])).toEqual({
      command: 'list',
      state: null,
      tenantId: 'main',
      dataDir: '.data',
    });
    expect(
      parseLessonCommand(['forget', 'lesson-1', '--because', ' wrong ', '--tenant', 't']),
    ).toEqual({
      command: 'forget',
      lessonId: 'lesson-1',
      because: 'wrong',
      tenantId: 't',
      dataDir: '.data',
    });
  });

  it.each([
    [[], 'say list, why'],
    [['learn'], 'say list, why'],
    [['list', '--state', 'open'], '--state must be one of'],
    [['list', 'lesson-1'], 'there is no lesson-1'],
    [['why'], 'name the lesson'],
    [['why', 'lesson-1', 'lesson-2'], 'there is no lesson-2'],
    [['forget', 'lesson-1'], '--because'],
    [['forget', 'lesson-1', '--because', '  '], '--because'],
    [['retire', 'lesson-1', '--because', 'x'.repeat(501)], '--because'],
    [['approve', 'lesson-1', '--force'], '--force'],
  ])('are refused with what is wrong: %j', (args, because) => {
    expect(() => parseLessonCommand(args)).toThrow(because);
  });
});
