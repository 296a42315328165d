import type { UploadedLines } from '#contracts/intake.ts';
import { filledFrom, withLines } from '../form/values.ts';
import type { FormValues } from '../form/values.ts';

/** The form with the lines of a file behind its own; what a person has filled in stays. */
export function withUploaded(form: FormValues, uploaded: UploadedLines): FormValues {
  const { lines, request, costCentre, deliveryPlace } = uploaded;
  const { amountMinor } = form.budget;
  return withLines(
    filledFrom(form, {
      ...(amountMinor === '' && request.budget && { budget: request.budget }),
      ...(form.needBy === null && request.needBy && { needBy: request.needBy }),
      ...(form.costCentre === '' && costCentre !== null && { costCentre }),
      ...(form.deliveryPlace === '' && deliveryPlace !== null && { deliveryPlace }),
    }),
    lines,
  );
}
