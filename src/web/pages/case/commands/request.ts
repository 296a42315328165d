import type { z } from 'zod';
import type { CommandRequest as CommandSchema } from '#contracts/http.ts';
import type { Approach } from '#contracts/negotiation.ts';
import type { Incoterm, Wishes as WishesSchema } from '#contracts/procurement.ts';
import type { AgentRole } from '#contracts/roles.ts';
import type { CaseDetail } from '../../../client/types.ts';

export type CommandBody = z.infer<typeof CommandSchema>;
type Wishes = z.infer<typeof WishesSchema>;

export type InjectDraft = {
  to: AgentRole;
  note: string;
  excludeSupplierIds: string[];
  /** Empty = the agent's own choice. */
  approach: Approach | '';
};

export const emptyInject: InjectDraft = {
  to: 'negotiation',
  note: '',
  excludeSupplierIds: [],
  approach: '',
};

/** A word to one agent; an approach means something to negotiation alone. */
export const injectBody = ({
  to,
  note,
  excludeSupplierIds,
  approach,
}: InjectDraft): CommandBody => ({
  command: 'inject',
  to,
  note: note.trim(),
  ...(excludeSupplierIds.length > 0 && { excludeSupplierIds }),
  ...(approach !== '' && to === 'negotiation' && { approach }),
});

/** Numbers are as people write them; empty = none. */
type Figure = number | '';
export type ModifyDraft = {
  because: string;
  budget: Figure;
  needBy: string;
  countries: string[];
  certificates: string[];
  leadTimeDaysMax: Figure;
  warrantyMonthsMin: Figure;
  incoterms: Incoterm[];
  onTimePercentMin: Figure;
  priorities: Record<'price' | 'delivery' | 'quality' | 'risk', number>;
};

/** The request as it stands, as a form that nobody has touched. */
export function modifyDraft({ brief }: CaseDetail, minorPerUnit: number): ModifyDraft {
  const { budgetMinor, needBy, wishes, prioritiesBp } = brief.requisition;
  return {
    because: '',
    budget: budgetMinor / minorPerUnit,
    needBy,
    countries: wishes.countries ?? [],
    certificates: wishes.certificates ?? [],
    leadTimeDaysMax: wishes.leadTimeDaysMax ?? '',
    warrantyMonthsMin: wishes.warrantyMonthsMin ?? '',
    incoterms: wishes.incoterms ?? [],
    onTimePercentMin: wishes.onTimeBpMin === undefined ? '' : wishes.onTimeBpMin / 100,
    priorities: {
      price: prioritiesBp.price / 100,
      delivery: prioritiesBp.delivery / 100,
      quality: prioritiesBp.quality / 100,
      risk: prioritiesBp.risk / 100,
    },
  };
}

/** What a changed form asks for; only what differs from the request. Null = nothing does. */
export function modifyBody(
  draft: ModifyDraft,
  before: ModifyDraft,
  minorPerUnit: number,
): CommandBody | null {
  const differs = (name: keyof ModifyDraft): boolean =>
    JSON.stringify(draft[name]) !== JSON.stringify(before[name]);
  const changes = {
    ...(differs('budget') &&
      draft.budget !== '' && { budgetMinor: Math.round(draft.budget * minorPerUnit) }),
    ...(differs('needBy') && draft.needBy !== '' && { needBy: draft.needBy }),
    ...(WISHES.some(differs) && { wishes: wishesOf(draft) }),
    ...(differs('priorities') && { priorities: draft.priorities }),
  };
  if (Object.keys(changes).length === 0) return null;
  return { command: 'modify', because: draft.because.trim(), ...changes };
}

const WISHES = [
  'countries',
  'certificates',
  'leadTimeDaysMax',
  'warrantyMonthsMin',
  'incoterms',
  'onTimePercentMin',
] as const;

const wishesOf = (draft: ModifyDraft): Wishes => ({
  ...(draft.countries.length > 0 && { countries: draft.countries }),
  ...(draft.certificates.length > 0 && { certificates: draft.certificates }),
  ...(draft.leadTimeDaysMax !== '' && { leadTimeDaysMax: draft.leadTimeDaysMax }),
  ...(draft.warrantyMonthsMin !== '' && { warrantyMonthsMin: draft.warrantyMonthsMin }),
  ...(draft.incoterms.length > 0 && { incoterms: draft.incoterms }),
  ...(draft.onTimePercentMin !== '' && {
    onTimeBpMin: Math.round(draft.onTimePercentMin * 100),
  }),
});
