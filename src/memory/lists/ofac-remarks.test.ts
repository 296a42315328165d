import { expect, test } from 'vitest';
import { readOfacRemarks } from './ofac-remarks.ts';

test('names in remarks are weak aliases, apostrophes inside them included', () => {
  expect(readOfacRemarks("DOB 1951; a.k.a. 'BNC'; f.k.a. ''ABD-AL-'IZ'.").names).toEqual([
    { name: 'BNC', kind: 'weak_alias' },
    { name: "'ABD-AL-'IZ", kind: 'weak_alias' },
  ]);
});

test('identifiers come without issuer and dates', () => {
  const remarks =
    'SWIFT/BIC ROSYRU2P; Registration ID 1027800000084 (Russia) issued 16 Oct 2009; alt. Tax ID No. 78-31 (Russia); ' +
    'Legal Entity Number 485100GBI2SE0KIX8T70; D-U-N-S Number 53-399-9713.';
  expect(readOfacRemarks(remarks).identifiers).toEqual([
    { kind: 'swift', value: 'ROSYRU2P' },
    { kind: 'registration', value: '1027800000084' },
    { kind: 'tax', value: '78-31' },
    { kind: 'lei', value: '485100GBI2SE0KIX8T70' },
    { kind: 'duns', value: '53-399-9713' },
  ]);
});

test('nationality, citizenship and place of birth tie a person to a country', () => {
  const remarks = 'POB Gaza, Egypt; nationality Korea, North; citizen Atlantis; Gender Male.';
  expect(readOfacRemarks(remarks).countries).toEqual(['EG', 'KP']);
});
