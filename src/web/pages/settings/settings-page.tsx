import { PageHead } from '../../display/page-head.tsx';
import { PageTabs } from '../../display/page-tabs.tsx';
import { useMay } from '../../session/session.ts';
import { ApprovalPolicyTab } from './approval-policy/approval-policy-tab.tsx';
import { AutonomyTab } from './autonomy/autonomy-tab.tsx';
import { PeopleTab } from './people/people-tab.tsx';
import { RiskPolicyTab } from './risk-policy/risk-policy-tab.tsx';

/** Each tab with the operation that it is of no use without. */
const tabs = [
  {
    value: 'approvals',
    name: 'Approval policy',
    needs: 'listApprovalPolicies',
    Panel: ApprovalPolicyTab,
  },
  { value: 'autonomy', name: 'Autonomy', needs: 'listAutonomy', Panel: AutonomyTab },
  { value: 'risk', name: 'Risk policy', needs: 'listRiskPolicies', Panel: RiskPolicyTab },
  { value: 'people', name: 'People and keys', needs: 'listPeople', Panel: PeopleTab },
] as const;

export function SettingsPage() {
  const may = useMay();
  return (
    <>
      <PageHead
        title="Settings"
        sentence="Who approves what, how far agents may go, how risk is judged. A change counts for cases opened after it."
      />
      <PageTabs label="Settings" tabs={tabs.filter((it) => may(it.needs))} forgets={['draft']} />
    </>
  );
}
