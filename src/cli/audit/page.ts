import type { CaseFile } from '#memory/audit/case-file.ts';
import { documentPage } from '#api/document/document.ts';
import { offersOf, redFlagsOf } from './bargaining.ts';
import { chainOf } from './chain.ts';
import { happenedOf } from './happened.ts';
import { headOf } from './head.ts';
import type { Names } from './names.ts';
import { rulesOf } from './rules.ts';
import { suppliersOf } from './suppliers.ts';

const PARTS = [
  ['happened', 'What happened'],
  ['suppliers', 'Suppliers'],
  ['red-flags', 'Red flags'],
  ['offers', 'Offers'],
  ['rules', 'Rules'],
  ['chain', 'The chain'],
] as const;

/** The audit of a case as one document. */
export function auditPage(file: CaseFile): string {
  const { audit, case: its, people, suppliers } = file;
  const names: Names = {
    people,
    suppliers: new Map(suppliers.map((it) => [it.supplierId, it.supplierName])),
    requester: its.openedBy,
  };
  return documentPage({
    title: `Audit of ${its.title} (${audit.caseId})`,
    head: headOf(file, names),
    parts: PARTS,
    body: [
      happenedOf(file, names),
      suppliersOf(file, names),
      redFlagsOf(file, names),
      offersOf(file, names),
      rulesOf(file),
      chainOf(file),
    ],
    data: { id: 'audit', value: audit },
  });
}
