const SOON_DAYS = 60;
const DAY_MS = 86_400_000;

type Certificate = { validFrom: string | null; validTo: string | null };

/** Whether a certificate holds on a day (UTC, ISO), runs out soon, or has run out. */
export function certificateState({ validFrom, validTo }: Certificate, today: string) {
  if (validFrom !== null && validFrom > today)
    return { word: 'not yet valid', tone: 'plain' } as const;
  if (validTo === null) return { word: 'no end', tone: 'good' } as const;
  const days = Math.round((Date.parse(validTo) - Date.parse(today)) / DAY_MS);
  if (days < 0) return { word: `expired ${-days} d ago`, tone: 'bad' } as const;
  if (days === 0) return { word: 'expires today', tone: 'warning' } as const;
  if (days <= SOON_DAYS) return { word: `expires in ${days} d`, tone: 'warning' } as const;
  return { word: 'valid', tone: 'good' } as const;
}

/** What runs out first comes first; what has no end comes last. */
export const byExpiry = <T extends Certificate>(certificates: readonly T[]): T[] =>
  certificates.toSorted((a, b) => (a.validTo ?? '9999').localeCompare(b.validTo ?? '9999'));
