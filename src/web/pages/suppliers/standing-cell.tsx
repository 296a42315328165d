import { Tooltip } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { count, share } from '../../display/money.ts';
import { Sign } from '../../display/sign.tsx';
import { scorecardQuery } from './supplier-queries.ts';
import { standingWord } from './supplier-types.ts';

/** Standing of a supplier, asked for once its row is seen: it is made of the whole record. */
export function StandingCell({ supplierId }: { supplierId: string }) {
  const { ref, inViewport } = useInViewport<HTMLSpanElement>();
  const { data, isError } = useQuery({ ...scorecardQuery(supplierId), enabled: inViewport });
  return (
    <span ref={ref} style={{ display: 'inline-block', minWidth: 90, minHeight: 22 }}>
      {isError && <Sign word="not read" tone="unknown" />}
      {data?.sampleSize === 0 && <Sign word="no history" tone="unknown" />}
      {data !== undefined && data.sampleSize > 0 && (
        <Tooltip label={`${share(data.overallBp)} from ${count(data.sampleSize)} results`}>
          <span>
            <Sign {...standingWord(data)} />
          </span>
        </Tooltip>
      )}
    </span>
  );
}
