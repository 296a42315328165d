import type { DraftedLine } from '#contracts/intake.ts';
import type { Question, Understood } from './drafted-part.ts';
import { asUnderstood } from './drafted-part.ts';
import type { Reading } from './read-request.ts';
import type { UnitCode } from './limits.ts';

/** An item of the catalogue. */
export type KnownItem = { itemId: string; description: string; unitCode: UnitCode };
/** What the catalogue has for the words of a line. */
export type FoundLine = {
  /** The one that is surely meant; null = there is none such. */
  item: KnownItem | null;
  /** What may be meant where none surely is. */
  near: readonly KnownItem[];
};

/** Lines as the form takes them; hard certificates belong to every line. */
export function draftLines(
  lines: Reading['lines'],
  certificates: Reading['certificates'],
  found: readonly FoundLine[],
): { lines: DraftedLine[]; understood: Understood[]; questions: Question[] } {
  const musts = certificates.filter((it) => it.value.must);
  const mustHave = [...new Set(musts.map((it) => it.value.name))];
  const parts = lines.map((it, at) => draftLine(it, at, found[at] ?? { item: null, near: [] }));
  const none: Question[] =
    lines.length === 0
      ? [{ field: 'lines', question: 'What is needed, and how many of it? No line could be read.' }]
      : [];
  return {
    lines: parts.map(({ line }) => ({ ...line, ...(mustHave.length > 0 && { mustHave }) })),
    understood: [
      ...parts.flatMap((it) => it.understood),
      ...lines.flatMap((_, at) => musts.map((it) => asUnderstood(`lines.${at}.mustHave`, it))),
    ],
    questions: [...none, ...parts.flatMap((it) => it.questions)],
  };
}

function draftLine(said: Reading['lines'][number], at: number, { item, near }: FoundLine) {
  const { description, quantity, unitCode } = said.value;
  const path = `lines.${at}`;
  const isOtherUnit = item !== null && unitCode !== null && item.unitCode !== unitCode;
  const taken = isOtherUnit ? null : item;
  const unit = unitCode ?? taken?.unitCode ?? 'C62';
  const line: DraftedLine = {
    description,
    ...(taken !== null && { item: taken.itemId }),
    ...(quantity !== null && { quantity }),
    unitCode: unit,
  };
  const understood = [
    asUnderstood(`${path}.description`, said),
    ...(taken === null
      ? []
      : [
          {
            ...asUnderstood(`${path}.item`, said),
            because: `the catalogue has one item of these words, ${taken.description}`,
          },
        ]),
    {
      ...asUnderstood(`${path}.unitCode`, said),
      because:
        unitCode !== null
          ? 'the unit that is said'
          : taken !== null
            ? 'the unit of the item'
            : 'no unit is said, so pieces are counted',
    },
  ];
  return { line, understood, questions: questionsOf(said, path, { item, near, isOtherUnit }) };
}

function questionsOf(
  { value: { description, quantity, unitCode } }: Reading['lines'][number],
  path: string,
  { item, near, isOtherUnit }: FoundLine & { isOtherUnit: boolean },
): Question[] {
  const choice = near.map((it) => `${it.itemId} (${it.description})`).join(' or ');
  return [
    ...(quantity === null
      ? [{ field: `${path}.quantity`, question: `How many of "${description}" are needed?` }]
      : []),
    ...(isOtherUnit && item !== null
      ? [
          {
            field: `${path}.unitCode`,
            question: `${item.itemId} is counted in ${item.unitCode}, the text says ${unitCode}. Is it another item?`,
          },
        ]
      : []),
    ...(item === null && near.length > 0
      ? [{ field: `${path}.item`, question: `Is "${description}" ${choice}? It may stay words.` }]
      : []),
  ];
}
