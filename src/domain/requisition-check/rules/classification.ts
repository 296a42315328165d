import type { Classification } from '#contracts/procurement.ts';
import { cpvCheckDigit } from '../cpv.ts';
import type { Finding, Rule } from '../rule.ts';
import { advice, blindLines, fault, linesOf } from '../rule.ts';

const DIGITS = 8;
/** A code whose later digits only fill up names a division or a group: thousands of different goods. */
const COARSE_DIGITS = 3;

/** A category code must be one that exists, and say what kind of goods is meant. */
export const classification: Rule = {
  passes: 'every category code that is given is in its list and says enough',
  blindTo(request, facts) {
    const coded = linesOf(request, facts).filter((it) => it.line.classification !== undefined);
    if (coded.length === 0) return { checked: false, because: 'no line gives a category code' };
    return blindLines(coded, ({ known }) => known.listedCode !== undefined, {
      unknown: 'no list of such category codes is at hand',
      notCompared: 'the code was not looked up',
    });
  },
  look: (request, facts) =>
    linesOf(request, facts).flatMap(({ line, known, path }) =>
      line.classification === undefined
        ? []
        : findingsOf(line.classification, known.listedCode, `${path}.classification.id`),
    ),
};

function findingsOf(
  { scheme, id }: Classification,
  listed: string | null | undefined,
  field: string,
): Finding[] {
  const [digits = '', check] = id.split('-');
  if (listed === null) {
    const because = `${id} is not in the list of ${scheme} codes`;
    return [scheme === 'CPV' ? fault(because, field) : advice(because, field)];
  }
  const isOther = check !== undefined && listed !== undefined && listed.includes('-');
  if (isOther && listed !== id) {
    const because = `${id} is no ${scheme} code; these digits end in ${listed.slice(-2)}`;
    return [fault(because, field, { value: listed, says: `Did you mean ${listed}?` })];
  }
  const whole = digits.padEnd(DIGITS, '0');
  if (listed === undefined && check !== undefined && Number(check) !== cpvCheckDigit(whole)) {
    const value = `${whole}-${cpvCheckDigit(whole)}`;
    const because = `${id} has an unusual check digit, and no list is at hand to look it up`;
    return [advice(because, field, { value, says: `Did you mean ${value}?` })];
  }
  return digits.replace(/0+$/, '').length > COARSE_DIGITS
    ? []
    : [advice(`${id} names a whole group of goods; a longer code finds fewer others`, field)];
}
