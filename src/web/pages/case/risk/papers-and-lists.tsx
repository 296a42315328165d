import { Group, List, Text } from '@mantine/core';
import type { Assessment } from '#contracts/supplier.ts';
import { day } from '../../../display/moment.tsx';
import { share } from '../../../display/money.ts';
import { PageLink } from '../../../display/page-link.tsx';
import { Sign, Unknown } from '../../../display/sign.tsx';
import type { Tone } from '../../../display/sign.tsx';

type Hit = NonNullable<Assessment['screening']>['hits'][number];

const states: Readonly<Record<Hit['state'], { word: string; tone: Tone }>> = {
  open: { word: 'A person has to decide', tone: 'warning' },
  cleared: { word: 'Cleared by a person', tone: 'good' },
  confirmed: { word: 'Confirmed', tone: 'bad' },
};

/** Required papers that do not hold, and which lists the name was compared with. */
export function PapersAndLists({ assessment }: { assessment: Assessment }) {
  const { papersMissing = [], screening, supplierId } = assessment;
  return (
    <>
      {papersMissing.length > 0 && (
        <div>
          <Sign word="Papers that do not hold" tone="warning" />
          <List size="sm" mt={2}>
            {papersMissing.map((it) => (
              <List.Item key={it.name}>
                {it.name}: {it.why === 'expired' ? `expired on ${day(it.since)}` : 'never seen'}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {screening === undefined ? (
        <Group gap={6}>
          <Text size="sm">Screening:</Text>
          <Unknown word="nobody looked" />
        </Group>
      ) : (
        <Screening screening={screening} supplierId={supplierId} />
      )}
    </>
  );
}

type ScreeningProps = {
  screening: NonNullable<Assessment['screening']>;
  supplierId: string;
};

function Screening({ screening: { hits, lists }, supplierId }: ScreeningProps) {
  const looked = lists.map((it) => `${it.title}, ${it.publishedOn}`).join('; ');
  if (hits.length === 0) {
    return (
      <Text size="sm">
        {lists.length === 0 ? 'Compared with no list.' : `No resemblance on: ${looked}.`}
      </Text>
    );
  }
  return (
    <div>
      <Text size="sm">Resembles listed parties (compared with {looked}):</Text>
      <List size="sm">
        {hits.map((it) => (
          <List.Item key={it.hitId}>
            <Group gap={6}>
              <PageLink to="/screening" search={{ supplier: supplierId, hit: it.hitId }}>
                {it.listedName}
              </PageLink>
              <span>
                {share(it.scoreBp)} alike, {it.listTitle}
              </span>
              <Sign {...states[it.state]} />
            </Group>
          </List.Item>
        ))}
      </List>
    </div>
  );
}
