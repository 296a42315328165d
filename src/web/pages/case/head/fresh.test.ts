import { describe, expect, it } from 'vitest';
import { aMessage, aRecord } from '../conversation/rows/stream.builder.ts';
import { aCase } from '../case.builder.ts';
import { freshened } from './fresh.ts';

const stage = (sequence: number, sentence: string) =>
  aRecord(sequence, 's*b.1.1', { kind: 'stage', stage: 'award_review', sentence });

describe('a case with its latest events', () => {
  it('stands where the last of them says', () => {
    const fresh = freshened(aCase({ lastEventSequence: 3 }), [
      stage(4, 'Older.'),
      stage(5, 'Newer.'),
    ]);
    expect(fresh).toMatchObject({ stage: 'award_review', sentence: 'Newer.' });
  });

  it('is the same object when the answer knows all of them', () => {
    const known = aCase({ lastEventSequence: 9 });
    expect(freshened(known, [stage(4, 'Older.')])).toBe(known);
  });

  it('has the request as it was changed last, also long ago', () => {
    const brief = { requisition: { budgetMinor: 1_200_00, needBy: '2027-07-31', urgency: 'high' } };
    const changed = aMessage(2, {
      id: 'supervisor#person.1.1',
      topic: 'case.modified',
      body: { brief, because: 'dearer' },
    });
    const fresh = freshened(aCase({ lastEventSequence: 9 }), [changed, stage(4, 'Older.')]);
    expect(fresh).toMatchObject({ budgetMinor: 1_200_00, needBy: '2027-07-31', brief });
  });

  it('is closed by its end, whatever is told around it', () => {
    const closed = aRecord(4, 's*b.1.2', {
      kind: 'closed',
      outcome: 'aborted',
      summary: ['Aborted.'],
    });
    expect(freshened(aCase(), [stage(3, 'Older.'), closed, stage(5, 'Afterwards.')])).toMatchObject(
      {
        stage: 'closed',
        outcome: 'aborted',
        sentence: 'Aborted.',
      },
    );
  });
});
