import { Tooltip } from '@mantine/core';
import { count, share } from '../../display/money.ts';
import { Sign } from '../../display/sign.tsx';
import { standingWord } from './supplier-types.ts';
import type { SupplierSummary } from './supplier-types.ts';

/** What own history with a supplier comes to. */
export function StandingCell({ record }: Pick<SupplierSummary, 'record'>) {
  if (record.sampleSize === 0) return <Sign word="no history" tone="unknown" />;
  return (
    <Tooltip label={`${share(record.overallBp)} from ${count(record.sampleSize)} results`}>
      <span>
        <Sign {...standingWord(record)} />
      </span>
    </Tooltip>
  );
}
