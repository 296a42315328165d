-- A policy changes by whoever approves, withdraws or replaces it, who is not always who approved it.
select audit_table('risk_policies', '{version}', 'risk_policy.{status}', '{drafted_by}',
  'risk_policy.{status}', '');
select audit_table('approval_policies', '{version}', 'approval_policy.{status}', '{drafted_by}',
  'approval_policy.{status}', '');
