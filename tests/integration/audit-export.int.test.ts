import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPage } from '#cli/audit/page.ts';
import { caseFile } from '#memory/audit/case-file.ts';
import type { CaseFile } from '#memory/audit/case-file.ts';
import { aCaseOnAnEarlierClearance, SCREENED_AT_MS } from '../support/audited-case.ts';
import { testDatabase } from '../support/memory-builders.ts';

const database = testDatabase();
afterAll(() => database.close());

async function fileOf({ tenantId, caseId }: { tenantId: string; caseId: string }) {
  const file = await caseFile(database, tenantId, caseId);
  if (file === null) throw new Error('the case is unknown');
  return file;
}

/** As a reader sees it, data for machines left out. */
const textOf = (page: string): string =>
  page
    .replace(/<script type="application\/json".*/s, '')
    .replace(/<(style|details)>.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('the export of a case', () => {
  let page = '';
  let text = '';
  let earlierId = '';
  let file: CaseFile;
  beforeAll(async () => {
    const made = await aCaseOnAnEarlierClearance(database);
    earlierId = made.earlierId;
    file = await fileOf(made);
    page = auditPage(file);
    text = textOf(page);
  });

  it('says in its head what it was about, what came of it, and how to verify', () => {
    expect(text).toMatch(/Requested by Anna Weber .*Budget 75,000.00 USD .*Needed by 2030-06-30/);
    expect(text).toMatch(/Supplier alpha: 4,000.00 USD .*approved by Cleo Marsh/);
    expect(text).toMatch(/npm run audit:verify -- --tenant \S+ --head \d+:[\da-f]{64}/);
    expect(page).toMatch(/href="#rules">Policy 1</);
    expect(text).toContain('each of the 12 events of this case has the hash that its text gives');
  });

  it('tells events by the names of people and in plain words', () => {
    expect(text).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Anna Weber Opened the case Compact mach/);
    expect(text).toMatch(/Sourcing \(agent\) How to search\? → by price Because urgency: low/);
    expect(text).toContain('target 900.00 USD each, walk away above 1,100.00 USD each');
    expect(text).toMatch(/Anna Weber Told Negotiation \(agent\) Be quick/);
    expect(text).toMatch(/Cleo Marsh Approved by Cleo Marsh: Award\? \(0.01 USD\) Fine/);
    expect(text).not.toMatch(/person:\S|decision\.made|\{&quot;/);
  });

  it('shows a clearance of an earlier case with its factors, lists, hits and what people made of them', () => {
    expect(text).toMatch(
      new RegExp(
        `cleared with conditions \\S+ \\S+ UTC by Ben Ito, of the earlier case .* ${earlierId}`,
      ),
    );
    expect(text).toContain('Financial 46.52 of 100 25 % 100 % Altman Z&#39; 1.99, grey zone');
    expect(text).toContain('OFAC SDN US Treasury 3 2029-11 a sample, not the whole list');
    expect(text).toContain('Alfa Shipping OFAC SDN, version 3 of 2029-11 81.2 %');
    expect(text).toMatch(
      /Ben Ito Alfa Shipping, OFAC SDN not the same, until 2030-06-30 Other owners .* event \d/,
    );
    expect(text).toContain('Outside this case');
  });

  it('shows every offer with its money and terms', () => {
    expect(text).toMatch(
      /1 1970-01-01 00:00:00 Supplier: counter 9,500.00 USD line 1: 10 at 950.00/,
    );
  });

  it('takes nothing that people and suppliers wrote for markup, and needs no other file', () => {
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(text).toContain('Be quick &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/src=|href="(?!#)|@import|url\(/);
  });

  it('leads to an anchor with every link', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((it) => it[1]));
    const dead = [...page.matchAll(/href="#([^"]+)"/g)].filter((it) => !ids.has(it[1]));
    expect(dead.map((it) => it[0])).toEqual([]);
  });

  it('says so, and repeats nothing, when a record is not what was told', () => {
    const events = file.audit.events.map((it) =>
      it.subject === 'decisions' ? { ...it, row: 'changed' as const, content: null } : it,
    );
    const told = textOf(auditPage({ ...file, audit: { ...file.audit, events } }));
    expect(told).toContain('These are not what was told at the time: Event');
    expect(told).toMatch(/Decision made\. What was told here is no longer there .* CHANGED SINCE/);
    expect(told).not.toContain('by price');
  });
});

describe('the lists of a case', () => {
  it('are those of the clearance of an earlier case', async () => {
    const made = await aCaseOnAnEarlierClearance(database);
    await database.inTenant(made.tenantId, async (tx) => {
      await tx.$executeRaw`
        insert into screening_runs (tenant_id, run_id, supplier_id, subject, subject_hash, lists,
          review_at_bp, block_at_bp, hits, hits_count, open_count, screened_at)
        values (${made.tenantId}, 'r1', 'alpha', '{}', 's', '[]', 7400, 9200, '[]', 0, 0,
          ${new Date(SCREENED_AT_MS)})`;
    });
    const { audit } = await fileOf(made);
    expect(audit.listsUsed).toMatchObject([{ supplierId: 'alpha', runId: 'r1' }]);
  });
});
