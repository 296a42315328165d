import { emptyForm } from '../form/values.ts';
import type { FormValues } from '../form/values.ts';

/** A request that somebody has begun, as this browser keeps it. */
type KeptDraft = {
  values: FormValues;
  /** Sent with the request, so that one draft opens one case however often it is sent. */
  repeatKey: string;
  savedAtMs: number;
};

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
type Owner = { tenantId: string; keyId: string };

const VERSION = 1;
const placeOf = ({ tenantId, keyId }: Owner): string => `parley/draft/${tenantId}/${keyId}`;

/** The draft of one person; null when there is none, or none that this version can read. */
export function readDraft(place: Place, owner: Owner): KeptDraft | null {
  try {
    const kept = JSON.parse(place.getItem(placeOf(owner)) ?? 'null') as
      | (KeptDraft & { version: number })
      | null;
    if (kept === null || kept.version !== VERSION || !Array.isArray(kept.values.lines)) return null;
    const { values, repeatKey, savedAtMs } = kept;
    return { values: { ...emptyForm(), ...values }, repeatKey, savedAtMs };
  } catch {
    return null;
  }
}

/** Keeps it where only this browser sees it; a browser that keeps nothing is no failure. */
export function keepDraft(place: Place, owner: Owner, draft: KeptDraft): void {
  try {
    place.setItem(placeOf(owner), JSON.stringify({ version: VERSION, ...draft }));
  } catch {
    // Full, or forbidden: the form goes on without.
  }
}

export function dropDraft(place: Place, owner: Owner): void {
  try {
    place.removeItem(placeOf(owner));
  } catch {
    // Forbidden: there was nothing to drop.
  }
}

/** Where pages are not served over https there is no `randomUUID`. */
export const newRepeatKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((it) => it.toString(16).padStart(2, '0'))
    .join('');
