import { List, Text } from '@mantine/core';
import type { PolicyPreview } from '#contracts/risk-policy.ts';
import { count, money } from '../../../display/money.ts';
import { PageLink } from '../../../display/page-link.tsx';

const SHOWN_MAX = 20;
const plain = (verdict: string): string => verdict.replaceAll('_', ' ');

/** What past clearances would have come to under a version. */
export function PreviewResult({ preview }: { preview: PolicyPreview }) {
  const awarded = Object.entries(preview.awardedMinor).map(([currency, minor]) =>
    money(minor, currency),
  );
  return (
    <div role="status">
      <Text size="sm">
        Of {count(preview.comparedCount)} past clearances {count(preview.easierCount)} would come
        off better, {count(preview.harderCount)} worse, {count(preview.unchangedCount)} the same.
        {awarded.length > 0 && ` Awarded to those it changes: ${awarded.join(', ')}.`}
      </Text>
      <List size="sm">
        {preview.changes.slice(0, SHOWN_MAX).map((it) => (
          <List.Item key={`${it.caseId} ${it.supplierId} ${it.decidedAtMs}`}>
            <PageLink to="/suppliers/$supplierId" params={{ supplierId: it.supplierId }} size="sm">
              {it.supplierName}
            </PageLink>
            : {plain(it.before.verdict)} becomes {plain(it.after.verdict)}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
