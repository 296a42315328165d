import { describe, expect, it } from 'vitest';
import { readExample } from './query.ts';

describe('an example of the match API', () => {
  it('asks for the first name, with all others as aliases, and takes codes in any case', () => {
    const properties = {
      name: ['Acme LLC', 'ACME'],
      alias: 'Acme Trading',
      jurisdiction: ['de'],
      country: 'Germany',
      registrationNumber: [4711],
      leiCode: ['529900T8BM49AURSDO55'],
    };
    expect(readExample({ schema: 'Company', properties })).toEqual({
      query: {
        name: 'Acme LLC',
        aliases: ['ACME', 'Acme Trading'],
        countries: ['DE'],
        identifiers: [
          { kind: 'registration', value: '4711' },
          { kind: 'lei', value: '529900T8BM49AURSDO55' },
        ],
        kind: 'organisation',
      },
      group: 'parties',
      kinds: ['organisation', 'unknown'],
    });
  });

  it('may give a person by the parts of a name', () => {
    const properties = { firstName: ['Ada'], lastName: ['Lovelace'] };
    expect(readExample({ schema: 'Person', properties })?.query).toMatchObject({
      name: 'Ada Lovelace',
      kind: 'person',
    });
  });

  it('of a legal entity may be a person or an organisation', () => {
    const asked = readExample({ schema: 'LegalEntity', properties: { name: 'Acme' } });
    expect(asked?.query).not.toHaveProperty('kind');
    expect(asked?.kinds).toEqual(['person', 'organisation', 'unknown']);
  });

  it('of a ship is looked for among ships', () => {
    const asked = readExample({ schema: 'Vessel', properties: { name: 'Star' } });
    expect(asked).toMatchObject({ group: 'craft', kinds: ['vessel'] });
  });

  it('without any name asks for nobody by name', () => {
    const asked = readExample({ schema: 'Company', properties: { name: [null, {}, ' '] } });
    expect(asked?.query).toMatchObject({ name: '', aliases: [] });
  });

  it('of another schema is none', () => {
    expect(readExample({ schema: 'Toaster', properties: {} })).toBeNull();
  });
});
