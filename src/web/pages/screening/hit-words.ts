import type { z } from 'zod';
import type { Lapse, MatchEvidence, ScreeningHit } from '#contracts/screening.ts';
import type { Tone } from '../../display/sign.tsx';

export const hitWords: Readonly<Record<ScreeningHit['state'], { word: string; tone: Tone }>> = {
  open: { word: 'Open', tone: 'notice' },
  cleared: { word: 'Cleared', tone: 'good' },
  confirmed: { word: 'Confirmed', tone: 'bad' },
};

export const lapseWords: Readonly<Record<Lapse, string>> = {
  expired: 'That has run out.',
  listed_record_changed: 'The listed record has changed since.',
  supplier_changed: 'The supplier has changed since.',
};

type Evidence = z.infer<typeof MatchEvidence>;
const kinds: Readonly<Record<Evidence['kind'], string>> = {
  name_part: 'Part of the name',
  whole_name: 'Whole name',
  country: 'Country',
  identifier: 'Identifier',
};

const hows: Readonly<Record<string, string>> = {
  equal: 'the same',
  other: 'another one',
  missing: 'not there',
  spelling: 'spelt otherwise',
};

/** What matched, in words, the weightiest first. */
export const evidenceLines = (evidence: readonly Evidence[]) =>
  evidence
    .toSorted((a, b) => b.scoreBp - a.scoreBp)
    .map((it) => ({
      ...it,
      what: kinds[it.kind],
      how: hows[it.how] ?? it.how.replaceAll('_', ' '),
    }));
