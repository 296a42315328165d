import { describe, expect, test } from 'vitest';
import { anApproval } from '../approval.builder.ts';
import { choiceIn, choiceText, isOtherChoice } from './choice.ts';

describe('a choice in the address', () => {
  test('is read as it was written, whatever the ids are', () => {
    const ids = ['s-1', 'a b', 'c%d', 'e/f?g'];
    expect(choiceIn(choiceText(ids))).toEqual(ids);
    expect(choiceIn('')).toEqual([]);
  });
  test('is nobody where it cannot be read', () => {
    expect(choiceIn('%E0%A4%A')).toEqual([]);
  });
});

describe('another choice', () => {
  test('is one that does not name exactly the winners shown', () => {
    const approval = anApproval();
    expect(isOtherChoice(approval, [])).toBe(false);
    expect(isOtherChoice(approval, ['s-1'])).toBe(false);
    expect(isOtherChoice(approval, ['s-2'])).toBe(true);
    expect(isOtherChoice(approval, ['s-1', 's-2'])).toBe(true);
  });
  test('is none where no winners are shown', () => {
    expect(isOtherChoice(anApproval({ shown: null }), ['s-2'])).toBe(false);
  });
});
