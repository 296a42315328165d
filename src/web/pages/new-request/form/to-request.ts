import type { ProcurementRequest } from '#contracts/http.ts';
import type { FormValues, LineValues } from './values.ts';

export type Missing = { path: string; message: string };

/** What has to be there before anybody can look at the request; empty = it is complete. */
export function missingIn(form: FormValues): Missing[] {
  const { price, delivery, quality, risk } = form.priorities;
  return [
    ...when(form.title.trim() === '', 'title', 'Give it a title'),
    ...(form.lines.length === 0 ? [{ path: 'lines', message: 'Add a line' }] : []),
    ...form.lines.flatMap(({ item, description, quantity }, at) => [
      ...when(
        item === '' && description.trim() === '',
        `lines.${at}.description`,
        'Say what is needed',
      ),
      ...when(quantity === '' || quantity < 1, `lines.${at}.quantity`, 'At least 1'),
    ]),
    ...when(
      form.budget.amountMinor === '' || form.budget.amountMinor < 1,
      'budget.amountMinor',
      'Say how much it may cost',
    ),
    ...when(!/^[A-Z]{3}$/.test(form.budget.currency), 'budget.currency', 'Such as USD'),
    ...when(form.needBy === null, 'needBy', 'Say by when'),
    ...when(price + delivery + quality + risk === 0, 'priorities', 'Something has to count'),
  ];
}

const when = (isMissing: boolean, path: string, message: string): Missing[] =>
  isMissing ? [{ path, message }] : [];

/** The request that the form asks for; null while something is missing. */
export function toRequest(form: FormValues): ProcurementRequest | null {
  if (missingIn(form).length > 0 || form.needBy === null) return null;
  const preferences = toPreferences(form.preferences);
  return {
    title: form.title.trim(),
    lines: form.lines.map(toLine),
    budget: { amountMinor: Number(form.budget.amountMinor), currency: form.budget.currency },
    needBy: form.needBy,
    urgency: form.urgency,
    priorities: form.priorities,
    ...(Object.keys(preferences).length > 0 && { preferences }),
    ...said('singleSourceReason', form.singleSourceReason),
    ...said('costCentre', form.costCentre),
    ...said('deliveryPlace', form.deliveryPlace),
  };
}

function toLine(line: LineValues): ProcurementRequest['lines'][number] {
  const { item, classification, quantity, unitCode, mustHave, substitutesAllowed } = line;
  return {
    ...said('item', item),
    ...said('description', line.description),
    ...(classification != null && { classification }),
    quantity: Number(quantity),
    unitCode,
    ...(mustHave.length > 0 && { mustHave }),
    ...(!substitutesAllowed && { substitutesAllowed }),
  };
}

function toPreferences(it: FormValues['preferences']) {
  return {
    ...some('countries', it.countries),
    ...some('certificates', it.certificates),
    ...some('incoterms', it.incoterms),
    ...some('preferredSupplierIds', it.preferredSupplierIds),
    ...some('excludedSupplierIds', it.excludedSupplierIds),
    ...given('leadTimeDaysMax', it.leadTimeDaysMax),
    ...given('warrantyMonthsMin', it.warrantyMonthsMin),
    ...given('onTimeBpMin', it.onTimeBpMin),
    ...(!it.partialAllowed && { partialAllowed: false }),
  };
}

const said = <Name extends string>(name: Name, text: string): { [It in Name]?: string } =>
  text.trim() === '' ? {} : ({ [name]: text.trim() } as { [It in Name]: string });
const some = <Name extends string, Value>(
  name: Name,
  values: Value[],
): { [It in Name]?: Value[] } =>
  values.length === 0 ? {} : ({ [name]: values } as { [It in Name]: Value[] });
const given = <Name extends string>(name: Name, value: number | ''): { [It in Name]?: number } =>
  value === '' ? {} : ({ [name]: value } as { [It in Name]: number });
