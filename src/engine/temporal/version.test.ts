import { describe, expect, it } from 'vitest';
import { TEMPORAL_SERVER_VERSION, compareVersions, olderServerNotes } from './version.ts';

describe('the version of the server', () => {
  it('is compared by numbers, not by text', () => {
    expect(compareVersions('1.9.0', '1.32.0')).toBeLessThan(0);
    expect(compareVersions('1.32.0', '1.32.0')).toBe(0);
    expect(compareVersions('1.32.1-rc1', '1.32.0')).toBeGreaterThan(0);
  });

  it('is silent when it is ours or newer', () => {
    expect(olderServerNotes(TEMPORAL_SERVER_VERSION)).toEqual([]);
    expect(olderServerNotes('2.0.0')).toEqual([]);
  });

  it('says what is lost when it is older', () => {
    expect(olderServerNotes('1.29.1').join('\n')).toMatch(/2 MB/);
  });
});
