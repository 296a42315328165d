import type { Tone } from '../../display/sign.tsx';

type Status = 'draft' | 'active' | 'approved' | 'superseded' | 'withdrawn';

export const versionWords: Readonly<Record<Status, { word: string; tone: Tone }>> = {
  draft: { word: 'Draft', tone: 'notice' },
  active: { word: 'Active', tone: 'good' },
  approved: { word: 'Approved', tone: 'good' },
  superseded: { word: 'Superseded', tone: 'plain' },
  withdrawn: { word: 'Withdrawn', tone: 'plain' },
};
