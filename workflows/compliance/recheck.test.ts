import { describe, expect, it } from 'vitest';
import type { ComplianceDesk } from '../../tests/support/compliance-desk.ts';
import {
  aRiskPolicy,
  assessing,
  clear,
  found,
  verdictOn,
} from '../../tests/support/compliance-desk.ts';
import { OPENED_AT_MS } from '../../tests/support/case-builders.ts';

const listed = { hardStops: ['listed as ACME TRADING on a sanctions list'] };
const alike = { reviewReasons: ['solid Ltd reads like SOLYD LTD on a sanctions list.'] };

const changed = (desk: ComplianceDesk, ...supplierIds: string[]) =>
  desk.tell('desk', 'supplier.changed', { supplierIds, because: 'A new list is in force.' });

/** What compliance finds; a test changes it between two looks. */
function twoCleared() {
  const findings = { solid: found(1_000), sound: found(1_500) };
  return { findings, desk: clear(assessing(findings), ['solid', 'sound']) };
}

describe('a supplier that was cleared and is listed since', () => {
  const { findings, desk } = twoCleared();
  findings.solid = found(1_000, listed);
  changed(desk, 'solid', 'stranger');

  it('is stopped at negotiation and at the supervisor, with what was found', () => {
    const told = desk.sentOf('compliance.stopped');
    expect(told.map((it) => it.to)).toEqual(['negotiation', 'supervisor']);
    expect(told[0]?.body.because).toContain('listed as ACME TRADING');
  });

  it('is recorded as refused, and others are looked for', () => {
    expect(verdictOn(desk, 'solid').recorded).toBe('refusal');
    expect(desk.sentOf('sourcing.alternatives')).toMatchObject([{ body: { neededCount: 1 } }]);
  });

  it('leaves the others alone', () => {
    expect(desk.ran.at(-1)?.input).toMatchObject({ suppliers: [{ supplierId: 'solid' }] });
  });

  it('comes back to the talks once the cause is gone', () => {
    findings.solid = found(1_000);
    changed(desk, 'solid');
    expect(desk.sentOf('compliance.lifted')).toMatchObject([
      { to: 'supervisor', body: { supplierId: 'solid' } },
    ]);
    expect(desk.sentOf('negotiation.cleared').at(-1)?.body.cleared).toMatchObject([
      { candidate: { supplierId: 'solid' } },
    ]);
  });
});

describe('a supplier that reads like a listed one', () => {
  it('is stopped until a person has looked at it', () => {
    const { findings, desk } = twoCleared();
    findings.solid = found(1_000, alike);
    changed(desk, 'solid');
    expect(desk.sentOf('compliance.stopped')).toHaveLength(2);
    expect(desk.sentOf('compliance.review')).toMatchObject([
      { to: 'supervisor', body: { because: alike.reviewReasons[0] } },
    ]);
  });

  it('is asked about at the first look as well, whatever its score', () => {
    const desk = clear(assessing({ solid: found(0, alike) }), ['solid']);
    expect(verdictOn(desk, 'solid')).toMatchObject({ reported: 'escalate_for_review' });
  });

  it('stays cleared by the person who saw the same reason, not when a new one comes up', () => {
    const findings = { solid: found(1_000, alike) };
    const desk = clear(assessing(findings), ['solid']);
    const answer = { supplierId: 'solid', cleared: true, conditions: [], decidedBy: 'grace' };
    desk.tell('supervisor', 'compliance.reviewed', answer, 'RESPONSE');
    changed(desk, 'solid');
    expect(desk.sentOf('compliance.stopped')).toEqual([]);
    findings.solid = found(1_000, { reviewReasons: ['another one'] });
    changed(desk, 'solid');
    expect(desk.sentOf('compliance.stopped')).toHaveLength(2);
  });
});

describe('a change that changes nothing', () => {
  it.each([
    ['the supplier still passes', ['solid']],
    ['the supplier is none of this case', ['stranger']],
  ])('tells nobody: %s', (_name, ids) => {
    const { desk } = twoCleared();
    const sent = desk.sent.length;
    changed(desk, ...ids);
    expect(desk.sent).toHaveLength(sent);
  });
});

describe('a paper that a clearance rests on', () => {
  it('ends the clearance when it runs out, for later cases as well', () => {
    const recheckAtMs = OPENED_AT_MS + 5_000;
    const desk = clear(assessing({ solid: found(1_000, { recheckAtMs }) }), ['solid']);
    expect(desk.recordsOf('clearance')).toMatchObject([{ validUntilMs: recheckAtMs }]);
  });

  it('is looked at again when it runs out', () => {
    const recheckAtMs = OPENED_AT_MS + 5_000;
    const findings = { solid: found(1_000, { recheckAtMs }) };
    const desk = clear(assessing(findings), ['solid']);
    findings.solid = found(9_000);
    desk.ring();
    expect(desk.ran.at(-1)?.input).toMatchObject({ atMs: recheckAtMs });
    expect(desk.sentOf('compliance.stopped')[0]?.body.because).toContain('A paper has run out.');
  });
});

describe('a second look that fails', () => {
  it('is taken again, and until then nothing is changed', () => {
    const findings: Parameters<typeof assessing>[0] = { solid: found(1_000) };
    const desk = clear(assessing(findings), ['solid']);
    findings.solid = 'DATABASE_FAILED';
    changed(desk, 'solid');
    expect(desk.sentOf('compliance.stopped')).toEqual([]);
    findings.solid = found(1_000, listed);
    desk.ring();
    expect(desk.sentOf('compliance.stopped')).toHaveLength(2);
  });
});

describe('a supplier that talks on a clearance of another case', () => {
  it('is stopped when it does not pass now', () => {
    const desk = clear(
      assessing({ solid: found(1_000, listed), sound: found(500) }),
      ['solid', 'sound'],
      { atTable: true },
    );
    expect(desk.sentOf('compliance.stopped').map((it) => it.body.supplierId)).toEqual([
      'solid',
      'solid',
    ]);
  });
});

describe('a required paper that is missing', () => {
  const papersMissing = [{ name: 'CE', why: 'expired' as const, since: '2026-02-01' }];
  const policy = aRiskPolicy({ cureWindowHours: 24 });
  const lacking = () => {
    const findings = { solid: found(1_000, { papersMissing }) };
    return { findings, desk: clear(assessing(findings), ['solid'], { policy }) };
  };

  it('has a question open for the cure window, and refuses nobody yet', () => {
    const { desk } = lacking();
    expect(desk.sentOf('compliance.review')).toMatchObject([
      {
        body: {
          openForMs: 24 * 3_600_000,
          because: 'Its CE, which ended on 2026-02-01, is missing.',
        },
      },
    ]);
    expect(verdictOn(desk, 'solid')).toMatchObject({ reported: 'escalate_for_review' });
  });

  it('lets the supplier in as soon as it comes, and takes the question back', () => {
    const { findings, desk } = lacking();
    findings.solid = found(1_000);
    changed(desk, 'solid');
    expect(desk.sentOf('compliance.lifted')).toMatchObject([{ to: 'supervisor' }]);
    expect(desk.sentOf('negotiation.cleared')).toHaveLength(1);
  });

  it('refuses the supplier when nobody has sent it to the end', () => {
    const { desk } = lacking();
    const body = {
      supplierId: 'solid',
      cleared: false,
      conditions: [],
      decidedBy: 'nobody in time',
    };
    desk.tell('supervisor', 'compliance.reviewed', body, 'RESPONSE');
    expect(verdictOn(desk, 'solid').recorded).toBe('refusal');
  });
});
