import { Anchor, Group } from '@mantine/core';
import { Facts } from '../../display/facts.tsx';
import { count, share } from '../../display/money.ts';
import { day, when } from '../../display/moment.tsx';
import { Sign } from '../../display/sign.tsx';
import { countryName } from './countries.ts';
import { verdictWords } from './supplier-types.ts';
import type { Supplier } from './supplier-types.ts';

/** Who the supplier is, as it was imported; what nobody gave is unknown. */
export function MasterData({ supplier }: { supplier: Supplier }) {
  const { identifiers, scorecard, esg, country } = supplier;
  return (
    <Facts
      rows={[
        ['Id', supplier.supplierId],
        [
          'Also called',
          supplier.aliases.length === 0 ? 'no other name' : supplier.aliases.join(', '),
        ],
        ['Country', country === null ? null : countryName(country)],
        ['Address', supplier.address],
        [
          'Mail',
          supplier.email === null ? null : (
            <Anchor size="sm" href={`mailto:${supplier.email}`}>
              {supplier.email}
            </Anchor>
          ),
        ],
        ['Categories', supplier.categories.join(', ') || null],
        ['Pays after', `${count(supplier.paymentDays)} days`],
        ['Incoterm', supplier.incoterm],
        ['Block reason', supplier.blockReason ?? 'none'],
        ['Clearance', <ClearanceLine key="clearance" supplier={supplier} />],
        ['On time', scorecard.onTimeBp === null ? null : share(scorecard.onTimeBp)],
        ['Registration', identifiers.registrationNumber],
        ['Tax id', identifiers.taxId],
        ['LEI', identifiers.lei],
        ['DUNS', identifiers.duns],
        ['ESG score', esg.score === null ? null : `${esg.score} of 100, ${day(esg.ratedOn)}`],
        [
          'Pays its suppliers',
          supplier.paymentDaysBeyondTerms === null
            ? null
            : lateness(supplier.paymentDaysBeyondTerms),
        ],
      ]}
    />
  );
}

function lateness(days: number): string {
  if (days === 0) return 'on its day';
  return days > 0 ? `${count(days)} days late` : `${count(-days)} days early`;
}

function ClearanceLine({ supplier }: { supplier: Supplier }) {
  const { clearance } = supplier.scorecard;
  if (clearance === null) return <Sign word="none valid" tone="unknown" />;
  const { verdict, riskBp, validUntilMs, conditions } = clearance;
  return (
    <>
      <Group gap="xs">
        <Sign {...verdictWords[verdict]} />
        <span>
          risk {share(riskBp)}, until {when(validUntilMs)}
        </span>
      </Group>
      {conditions.map((it) => (
        <div key={it}>{it}</div>
      ))}
    </>
  );
}
