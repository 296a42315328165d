import { showMoney } from '../money.ts';
import type { BidFacts } from './bid-facts.ts';
import type { RecordLink, Rule } from './flag.ts';
import { caseLink, clearanceLink, offersLink } from './links.ts';

type Disqualified = BidFacts['disqualified'][number];

const linkOf = (caseId: string, { clearanceId, supplierId }: Disqualified): RecordLink =>
  clearanceId === null ? offersLink(caseId, supplierId) : clearanceLink(caseId, clearanceId);

/** The cheapest supplier was refused by compliance: by its last offer, or by its list price. */
export const lowestDisqualified: Rule<BidFacts> = {
  id: 'lowest_disqualified',
  title: 'The lowest offer was refused by compliance',
  severity: 'medium',
  source: 'Cardinal R036',
  find(facts) {
    const { caseId, currency, disqualified, totalMinor } = facts;
    const out = lowestOf(disqualified.filter((it) => it.totalMinor !== null));
    const lowestValid = Math.min(totalMinor, ...facts.valid.map((it) => it.totalMinor));
    if (facts.isWhole && out?.totalMinor != null && out.totalMinor < lowestValid) {
      return {
        formula:
          `${out.supplierName} offered ${showMoney(out.totalMinor, currency)} and was refused; ` +
          `the lowest other offer is ${showMoney(lowestValid, currency)}`,
        records: [linkOf(caseId, out), caseLink(caseId)],
      };
    }
    const lowestListed = lowestOf(facts.listed);
    const refused = disqualified.find((it) => it.supplierId === lowestListed?.supplierId);
    if (refused === undefined || lowestListed === null || facts.listed.length < 2) return null;
    // A refusal that cost nothing says nothing.
    if (lowestListed.totalMinor >= totalMinor) return null;
    return {
      formula:
        `${refused.supplierName} has the lowest list price of ${facts.listed.length} suppliers, ` +
        `${showMoney(lowestListed.totalMinor, currency)}, and was refused before it was asked; ` +
        `the award is ${showMoney(totalMinor, currency)}`,
      records: [linkOf(caseId, refused), caseLink(caseId)],
    };
  },
};

const lowestOf = <T extends { totalMinor: number | null }>(list: readonly T[]): T | null =>
  list.toSorted((a, b) => (a.totalMinor ?? 0) - (b.totalMinor ?? 0))[0] ?? null;

/** Compliance left nobody but the winner. */
export const allOthersDisqualified: Rule<BidFacts> = {
  id: 'all_others_disqualified',
  title: 'Everybody but the winner was refused by compliance',
  severity: 'medium',
  source: 'Cardinal R035',
  find({ caseId, valid, disqualified, winners }) {
    const [winner, ...more] = winners;
    if (winner === undefined || more.length > 0 || disqualified.length === 0) return null;
    if (valid.some((it) => it.supplierId !== winner.supplierId)) return null;
    const names = disqualified.map((it) => it.supplierName).join(', ');
    return {
      formula: `suppliers that were let through and made an offer: 1 (${winner.supplierName}); refused: ${disqualified.length} (${names})`,
      records: disqualified.map((it) => linkOf(caseId, it)),
    };
  },
};
