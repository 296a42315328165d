import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NamedDay } from './reading/dates.ts';
import { readRequest } from './read-request.ts';

const TODAY = '2026-03-02';
/** A day that stands in a text in these words. */
const aDay = (text: string, from: string, day: string, parts: Partial<NamedDay> = {}): NamedDay => {
  const start = text.indexOf(from);
  return {
    start,
    end: start + from.length,
    from,
    day,
    precision: 'day',
    isRelative: false,
    ...parts,
  };
};
const read = (text: string, ...days: NamedDay[]) => readRequest(text, days, TODAY);
const linesOf = (text: string) => read(text).lines.map((it) => it.value);

describe('lines of a request in words', () => {
  it.each([
    ['We need 10 centrifugal pumps for our plant.', 10, null, 'centrifugal pumps'],
    ['Please order two vertical machining centres', 2, null, 'vertical machining centres'],
    ['looking for a CNC lathe, soon', 1, null, 'CNC lathe'],
    ['500 kg of welding wire please', 500, 'KGM', 'welding wire'],
    ['2 tons of granulate', 2_000, 'KGM', 'granulate'],
    ['10 days of training', 10, 'DAY', 'training'],
    ['- 6 x Servo drive with motor, 2 kW', 6, null, 'Servo drive with motor, 2 kW'],
    ['1. 1,500 pcs Work gloves', 1_500, 'C62', 'Work gloves'],
    ['Work gloves: 500 pairs', 500, 'C62', 'Work gloves'],
  ])('%s', (text, quantity, unitCode, description) => {
    expect(linesOf(text)).toEqual([{ quantity, unitCode, description }]);
  });

  it('are every item of a list, and no number in the name of one', () => {
    const text = 'Please order:\n- 6 x controller with 32 inputs and outputs\n- 3 sets of visors';
    expect(linesOf(text)).toEqual([
      { quantity: 6, unitCode: null, description: 'controller with 32 inputs and outputs' },
      { quantity: 3, unitCode: 'SET', description: 'visors' },
    ]);
  });

  it('have no quantity that is not said', () => {
    expect(linesOf('please buy some lubricants asap')).toEqual([
      { quantity: null, unitCode: null, description: 'lubricants' },
    ]);
  });

  it('are at most as many as a request takes', () => {
    const text = Array.from({ length: 30 }, (_, at) => `- ${at + 1} x valve ${at}x`).join('\n');
    expect(linesOf(text)).toHaveLength(20);
  });

  it('are none where nothing is asked for', () => {
    expect(linesOf('Hello, how is the weather? Call me in room 12 north.')).toEqual([]);
  });

  it('are not made of days, amounts, warranties or payment', () => {
    const text = '3 pumps by 30 June 2026, 24 months warranty, net 30 days, budget 9,000 USD';
    const { lines, warranty } = read(text, aDay(text, '30 June 2026', '2026-06-30'));
    expect(lines.map((it) => it.from)).toEqual(['3 pumps']);
    expect(warranty?.value).toBe(24);
  });
});

describe('the day something is needed by', () => {
  it('is the one with a word before it that says so', () => {
    const text = 'As said on 1 March 2026 we need 3 pumps by 30 June 2026';
    const days = [
      aDay(text, '1 March 2026', '2026-03-01'),
      aDay(text, '30 June 2026', '2026-06-30'),
    ];
    expect(read(text, ...days).needBy.at(-1)?.value.day).toBe('2026-06-30');
  });

  it('is the last day of a month where only that is named', () => {
    const text = 'needed by June';
    const day = aDay(text, 'June', '2026-06-01', { precision: 'month' });
    expect(read(text, day).needBy[0]?.value.day).toBe('2026-06-30');
  });

  it('is not what a warranty or the days to pay last', () => {
    const text = '3 pumps with 12 months warranty';
    const day = aDay(text, '12 months', '2027-03-02', { isRelative: true });
    expect(read(text, day).needBy).toEqual([]);
  });

  it('says when it can be read in two ways, and when it is past', () => {
    const text = 'by 5/6/2026';
    const day = aDay(text, '5/6/2026', '2026-05-06');
    expect(read(text, day).needBy[0]?.value).toMatchObject({ isAmbiguous: true, isPast: false });
    const past = 'by 1 March 2026';
    expect(read(past, aDay(past, '1 March 2026', '2026-03-01')).needBy[0]?.value.isPast).toBe(true);
  });
});

describe('wishes of a request in words', () => {
  it.each([
    ['this is not urgent', 'low'],
    ['the line is down', 'critical'],
    ['we need it asap', 'high'],
  ])('%s is of urgency %s', (text, urgency) => {
    expect(read(text).urgency?.value).toBe(urgency);
  });

  it('keep certificates that must be apart from those that may', () => {
    const { certificates } = read('ISO 9001 is a must. It would be nice to see ISO-14001 too.');
    expect(certificates.map((it) => it.value)).toEqual([
      { name: 'ISO 9001', must: true },
      { name: 'ISO 14001', must: false },
    ]);
  });

  it('name suppliers, the cost centre, the place and what counts most', () => {
    const reading = read(
      'Deliver to our plant in Graz. Cost centre 4711. Quality comes first. ' +
        'Preferably from TechParts Global, not from Eco Materials. No partial deliveries.',
    );
    expect(reading.place?.value).toBe('our plant in Graz');
    expect(reading.costCentre?.value).toBe('4711');
    expect(reading.priorities.map((it) => it.value)).toEqual(['quality']);
    expect(reading.partial?.value).toBe(false);
    expect(reading.suppliers.map((it) => it.value)).toEqual([
      { name: 'TechParts Global', wish: 'preferred' },
      { name: 'Eco Materials', wish: 'excluded' },
    ]);
  });
});

describe('any text', () => {
  it('is read the same twice, and what is read stands in it', () => {
    const words = fc.constantFrom(
      '10',
      'pumps',
      'by',
      'USD',
      '75k',
      'budget',
      'a',
      '<b>',
      '\n- ',
      ',',
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(words).map((it) => it.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const reading = read(text);
        expect(readRequest(text, [], TODAY)).toEqual(reading);
        for (const it of [...reading.lines, ...reading.amounts]) expect(text).toContain(it.from);
      }),
    );
  });

  it('is read in good time, however it is made', () => {
    for (const part of ['need a ', '1,', '- ', '9 ', 'ISO ', '5 of of ', '(', 'deliver to ']) {
      expect(read(part.repeat(Math.floor(20_000 / part.length))).lines.length).toBeLessThan(21);
    }
  });
});

describe('a text of the same words over and over', () => {
  it('is read to its hundredth mention', () => {
    const { amounts, suppliers } = read('$1 not from Acme '.repeat(150));
    expect(amounts).toHaveLength(100);
    expect(suppliers).toHaveLength(100);
  });

  it('gives as many lines as a request takes', () => {
    const text = Array.from({ length: 50 }, (_, at) => `We need ${at + 1} pumps.`).join(' ');
    expect(linesOf(text).map((it) => it.quantity)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });
});
