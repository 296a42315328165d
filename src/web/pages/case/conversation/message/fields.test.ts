import { describe, expect, it } from 'vitest';
import { fieldName, fieldValue, shapeOf } from './fields.ts';

const context = { currency: 'USD', suppliers: new Map([['s1', 'Kestrel']]) };

describe('a field of a message', () => {
  it('is named in words, without the unit its value carries', () => {
    expect(['riskBp', 'lastTotalMinor', 'leadTimeDays', 'supplierId'].map(fieldName)).toEqual([
      'Risk',
      'Last total',
      'Lead time',
      'Supplier',
    ]);
  });

  it('has a value with its unit', () => {
    expect(fieldValue('riskBp', 630, context)).toBe('6.3\u00A0%');
    expect(fieldValue('totalMinor', 12_50, context)).toBe('$12.50');
    expect(fieldValue('leadTimeDays', 45, context)).toBe('45 d');
    expect(fieldValue('supplierId', 's1', context)).toBe('Kestrel');
    expect(fieldValue('verdict', 'auto_approve', context)).toBe('auto approve');
    expect(fieldValue('failure', null, context)).toBe('none');
  });

  it('is a table where it is a list of alike things, with names before all else', () => {
    const shape = shapeOf(
      'cleared',
      [{ riskBp: 1, candidate: { supplierName: 'Kestrel', lines: [] } }],
      context,
    );
    expect(shape).toMatchObject({ as: 'table', columns: ['supplierName', 'riskBp'] });
  });

  it('is a list where its values are plain, and a group where it has names of its own', () => {
    expect(shapeOf('supplierIds', ['s1', 's2'], context)).toEqual({
      as: 'list',
      texts: ['Kestrel', 's2'],
    });
    expect(shapeOf('market', { competition: 'sole' }, context)).toMatchObject({ as: 'group' });
    expect(shapeOf('relaxed', [], context)).toEqual({ as: 'plain', text: 'none' });
  });
});
