import type { CaseDetail } from '../../../client/types.ts';
import { PageHead } from '../../../display/page-head.tsx';
import { Stage } from '../../../display/stage.tsx';

export function CaseHead({ detail }: { detail: CaseDetail }) {
  return (
    <PageHead
      title={detail.title}
      sentence={detail.sentence}
      actions={<Stage stage={detail.stage} outcome={detail.outcome} />}
    />
  );
}
