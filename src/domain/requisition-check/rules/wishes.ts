import { daysUntil } from '../../days.ts';
import type { Rule } from '../rule.ts';
import { advice, askable, blindLines, fault, linesOf } from '../rule.ts';

/** Wishes must not contradict each other, nor ask for what nobody has. */
export const wishes: Rule = {
  passes: 'the wishes do not contradict each other',
  blindTo(request, facts) {
    const {
      preferredSupplierIds,
      excludedSupplierIds,
      partialAllowed: _,
      ...wished
    } = request.preferences ?? {};
    const named = [preferredSupplierIds, excludedSupplierIds].filter((it) => it !== undefined);
    if (Object.keys(wished).length + named.length === 0) {
      return { checked: false, because: 'the request has no wishes' };
    }
    const { countries, leadTimeDaysMax } = wished;
    if (countries === undefined && leadTimeDaysMax === undefined) return null;
    const blind = blindLines(
      linesOf(request, facts),
      ({ known }) => askable(request, known).length > 0,
      {
        unknown:
          'the wishes do not contradict each other; nothing is known of who carries such goods',
        notCompared: 'whether anybody meets them was not compared',
      },
    );
    return blind === null ? null : { ...blind, checked: true };
  },
  look(request, facts) {
    const { preferences = {} } = request;
    const { countries, incoterms, leadTimeDaysMax } = preferences;
    const { preferredSupplierIds = [], excludedSupplierIds = [] } = preferences;
    const empty = Object.entries({ countries, incoterms })
      .filter(([, values]) => values?.length === 0)
      .map(([name]) =>
        fault(`an empty list of ${name} leaves nobody`, `preferences.${name}`, {
          value: null,
          says: `Leave ${name} out.`,
        }),
      );
    const both = preferredSupplierIds
      .filter((it) => excludedSupplierIds.includes(it))
      .map((it) => fault(`${it} is preferred and excluded`, 'preferences.excludedSupplierIds'));
    const daysLeft = daysUntil(request.needBy, facts.nowMs);
    const loose =
      leadTimeDaysMax !== undefined && leadTimeDaysMax > daysLeft
        ? [
            advice(
              `a lead time of ${leadTimeDaysMax} days would end after the need-by date, ${daysLeft} days away`,
              'preferences.leadTimeDaysMax',
              { value: daysLeft, says: `Set leadTimeDaysMax to ${daysLeft} or less.` },
            ),
          ]
        : [];
    const unmet = linesOf(request, facts).flatMap(({ known, label }) => {
      const carriers = askable(request, known);
      if (carriers.length === 0) return [];
      const fastest = Math.min(...carriers.map((it) => it.leadTimeDays));
      const isAbroad = carriers.every((it) => countries?.includes(it.country ?? '') === false);
      return [
        ...(leadTimeDaysMax !== undefined && fastest > leadTimeDaysMax
          ? [
              advice(
                `${label}: nobody delivers within ${leadTimeDaysMax} days, the fastest takes ${fastest}`,
                'preferences.leadTimeDaysMax',
                { value: fastest, says: `Set leadTimeDaysMax to ${fastest} or more.` },
              ),
            ]
          : []),
        ...(isAbroad && countries !== undefined && countries.length > 0
          ? [
              advice(
                `${label}: no supplier that has it is in ${countries.join(', ')}`,
                'preferences.countries',
              ),
            ]
          : []),
      ];
    });
    return [...empty, ...both, ...loose, ...unmet];
  },
};
