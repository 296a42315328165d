import type { ProcurementRequest } from '#contracts/http.ts';
import type { RuleFinding } from '#contracts/requisition-check.ts';
import type { CheckFacts, LineFacts } from './facts.ts';

export type Finding = Omit<RuleFinding, 'rule' | 'result'> & { result: 'advice' | 'fail' };

/** One thing that is looked at; it finds nothing where all is well. */
export type Rule = {
  /** Why a request passes. */
  passes: string;
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

/** The lines with what is known of each, and where they stand in the request. */
export const linesOf = (
  { lines }: ProcurementRequest,
  facts: CheckFacts,
): { line: LineRequest; known: LineFacts; at: number; path: string }[] =>
  lines.flatMap((line, at) => {
    const known = facts.lines[at];
    return known === undefined ? [] : [{ line, known, at, path: `lines.${at}` }];
  });

/** Who may be asked for a line: carriers that quote in the currency and are not excluded. */
export const askable = ({ budget, preferences }: ProcurementRequest, known: LineFacts) =>
  known.carriers.filter(
    (it) =>
      it.currency === budget.currency &&
      preferences?.excludedSupplierIds?.includes(it.supplierId) !== true,
  );
