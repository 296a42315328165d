import type { Urgency } from '#contracts/procurement.ts';
import type { PrioritiesBp } from '#contracts/procurement.ts';
import type { Mention } from './mention.ts';
import { mentionsOf } from './mention.ts';

/** The first that fits counts: "not urgent" is not "urgent". */
const urgencies: readonly (readonly [Urgency, RegExp])[] = [
  ['low', /\b(not urgent|no (?:rush|hurry)|low priority|whenever|take your time)\b/gi],
  [
    'critical',
    /\b(emergency|critical(?:ly)?|immediately|at once|line is (?:down|stopped)|stopped line|production (?:is )?(?:down|stopped|standing))\b/gi,
  ],
  [
    'high',
    /\b(urgent(?:ly)?|asap|as soon as possible|rush|high priority|quickly|time is short)\b/gi,
  ],
  ['medium', /\b(normal (?:urgency|priority)|medium (?:urgency|priority)|not critical)\b/gi],
];

export function readUrgency(text: string): Mention<Urgency> | null {
  for (const [urgency, pattern] of urgencies) {
    const [found] = mentionsOf(text, pattern, () => ({
      value: urgency,
      because: `says that the urgency is ${urgency}`,
    }));
    if (found !== undefined) return found;
  }
  return null;
}

const MOST =
  '(?:matters? most|comes? first|first|is (?:the )?(?:most|key)[\\w ]{0,12}|most important|above all)';
const priorities: readonly (readonly [keyof PrioritiesBp, RegExp])[] = [
  [
    'price',
    new RegExp(
      `\\b(?:cheap(?:est)?|lowest price|as cheap as possible|(?:price|cost) ${MOST})\\b`,
      'gi',
    ),
  ],
  [
    'delivery',
    new RegExp(
      `\\b(?:fast(?:est)? delivery|as fast as possible|(?:delivery|speed) ${MOST})\\b`,
      'gi',
    ),
  ],
  ['quality', new RegExp(`\\b(?:best quality|highest quality|quality ${MOST})\\b`, 'gi')],
  [
    'risk',
    new RegExp(`\\b(?:lowest risk|safest|reliab\\w+ ${MOST}|(?:risk|safety) ${MOST})\\b`, 'gi'),
  ],
];

/** What a text says counts most, at most one of each. */
export const readPriorities = (text: string): Mention<keyof PrioritiesBp>[] =>
  priorities.flatMap(([name, pattern]) =>
    mentionsOf(text, pattern, () => ({
      value: name,
      because: `says that ${name} counts most`,
    })).slice(0, 1),
  );

const partials = {
  no: /\b(?:no partial (?:deliver(?:y|ies)|awards?)|all or nothing|complete deliver(?:y|ies) only|only complete)\b/gi,
  yes: /\b(?:partial (?:deliver(?:y|ies)|awards?) (?:is|are) (?:ok|okay|fine|possible|allowed)|part(?:ial)? deliver(?:y|ies) (?:ok|okay|fine|allowed))\b/gi,
};

export function readPartial(text: string): Mention<boolean> | null {
  const [no] = mentionsOf(text, partials.no, () => ({
    value: false,
    because: 'all of it or none',
  }));
  const [yes] = mentionsOf(text, partials.yes, () => ({ value: true, because: 'a part will do' }));
  return no ?? yes ?? null;
}

const SUPPLIER = String.raw`([A-Z](?:[\w&-]|\.(?=\w))*(?:\s+(?:[A-Z](?:[\w&-]|\.(?=\w))*|of|and|&)){0,4})`;
const suppliers = {
  preferred: new RegExp(
    String.raw`\b(?:[Pp]refer(?:ably|red)?|[Ii]deally)\s+(?:supplier\s+)?(?:from\s+|by\s+|with\s+)?${SUPPLIER}`,
    'g',
  ),
  excluded: new RegExp(
    String.raw`\b(?:[Nn]ot (?:from|by|with)|[Aa]void|[Ee]xclud(?:e|ing)|[Aa]nybody but|[Ee]xcept)\s+(?:supplier\s+)?${SUPPLIER}`,
    'g',
  ),
};

/** Names that may be those of suppliers, for a look into the directory. */
export const readSuppliers = (
  text: string,
): Mention<{ name: string; wish: 'preferred' | 'excluded' }>[] =>
  (['preferred', 'excluded'] as const).flatMap((wish) =>
    mentionsOf(text, suppliers[wish], ([, name = '']) => ({
      value: { name, wish },
      because: wish === 'preferred' ? 'a supplier that is preferred' : 'a supplier to leave out',
    })),
  );
