import type { ProcurementRequest } from '#contracts/http.ts';
import type { RuleFinding } from '#contracts/requisition-check.ts';
import type { CheckFacts, LineFacts } from './facts.ts';
import { takenAs } from './taken-as.ts';

export type Finding = Omit<RuleFinding, 'rule' | 'result' | 'checked'> & {
  result: 'advice' | 'fail';
};

/** What a rule could not look at; `checked` false = it had nothing at all to compare with. */
export type Blind = { checked: boolean; because: string };

/** One thing that is looked at; it finds nothing where all is well, or where it is blind. */
export type Rule = {
  /** Why a request passes. */
  passes: string;
  /** What it says instead where it could not look at everything; absent = it always can. */
  blindTo?(request: ProcurementRequest, facts: CheckFacts): Blind | null;
  look(request: ProcurementRequest, facts: CheckFacts): Finding[];
};

export const advice = (
  because: string,
  field: string | null = null,
  fix: Finding['fix'] = null,
): Finding => ({ result: 'advice', because, field, fix });

export const fault = (
  because: string,
  field: string | null = null,
  fix: Finding['fix'] = null,
): Finding => ({ result: 'fail', because, field, fix });

type LineRequest = ProcurementRequest['lines'][number];

export type CheckedLine = {
  line: LineRequest;
  known: LineFacts;
  at: number;
  path: string;
  /** The path, and for which item a line in words is taken. */
  label: string;
};

/** The lines with what is known of each, and where they stand in the request. */
export const linesOf = ({ lines }: ProcurementRequest, facts: CheckFacts): CheckedLine[] =>
  lines.flatMap((line, at) => {
    const known = facts.lines[at];
    if (known === undefined) return [];
    const path = `lines.${at}`;
    const taken = takenAs(known);
    return [{ line, known, at, path, label: taken === null ? path : `${path}, ${taken}` }];
  });

/** Says of which lines nothing is known; null where something is of every line. */
export function blindLines(
  lines: readonly CheckedLine[],
  isKnown: (line: CheckedLine) => boolean,
  says: { unknown: string; notCompared: string },
): Blind | null {
  const blind = lines.filter((it) => !isKnown(it));
  if (blind.length === 0) return null;
  const checked = blind.length < lines.length;
  const where = checked ? ` for ${blind.map((it) => it.path).join(', ')}` : '';
  return { checked, because: `${says.unknown}${where}, so ${says.notCompared}${where}` };
}

/** Who may be asked for a line: carriers that are not excluded, of it or of what may stand in. */
export const askable = ({ preferences }: ProcurementRequest, known: LineFacts) =>
  known.carriers.filter((it) => preferences?.excludedSupplierIds?.includes(it.supplierId) !== true);
