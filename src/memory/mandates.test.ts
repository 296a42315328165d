import { describe, expect, it } from 'vitest';
import { Mandate } from '#contracts/negotiation.ts';
import { aProposal } from '../../tests/support/case-builders.ts';
import { aMandate } from '../../tests/support/talk-builders.ts';
import { hashOfMandate, mandateHashesOf } from './mandates.ts';

const turnedAround = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turnedAround);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([key, it]) => [key, turnedAround(it)]));
};

/** Every way to change one value anywhere in it, with the path of the change. */
function changesOf(value: unknown, path = ''): [path: string, changed: unknown][] {
  if (typeof value === 'number') return [[path, value + 1]];
  if (typeof value === 'string') return [[path, `${value}x`]];
  if (value === null) return [[path, 0]];
  const within = Object.entries(value as object).flatMap(([key, it]) =>
    changesOf(it, `${path}/${key}`).map(([at, changed]): [string, unknown] => [
      at,
      Array.isArray(value)
        ? value.with(Number(key), changed)
        : { ...(value as object), [key]: changed },
    ]),
  );
  return Array.isArray(value) ? [...within, [`${path}/more`, [...value, {}]]] : within;
}

const mandate = aMandate({ trades: [{ give: 'payment_days', get: 'price' }] });

describe('the hash of a mandate', () => {
  it('is the same whatever the order of its keys', () => {
    const turned = turnedAround(mandate) as Mandate;
    expect(Object.keys(turned)).not.toEqual(Object.keys(mandate));
    expect(hashOfMandate(turned)).toBe(hashOfMandate(mandate));
    expect(hashOfMandate(mandate)).toMatch(/^[\da-f]{64}$/);
  });

  it('counts every field there is', () => {
    const changed = new Set(changesOf(mandate).map(([path]) => path.split('/')[1] ?? ''));
    expect(changed).toEqual(new Set(Object.keys(Mandate.shape)));
  });

  it.each(changesOf(mandate))('differs when %s does', (_path, changed) => {
    expect(hashOfMandate(changed as Mandate)).not.toBe(hashOfMandate(mandate));
  });
});

describe('the hashes of an award', () => {
  it('are those of the newest mandate of each line, and none where there is none', () => {
    const proposal = aProposal();
    const [line] = proposal.lines;
    if (line === undefined) throw new Error('the award has no line');
    const given = [1, 3, 2].map((version) => aMandate({ supplierId: line.supplierId, version }));
    const lines = [line, { ...line, supplierId: 'nobody' }];
    const hashes = mandateHashesOf({
      kind: 'award',
      proposal: { ...proposal, lines, mandates: given },
      approvedBy: 'policy',
    });
    const newest = aMandate({ supplierId: line.supplierId, version: 3 });
    expect(hashes).toEqual([hashOfMandate(newest), null]);
  });
});
