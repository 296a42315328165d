/** Search attributes of every agent's workflow; all of type Keyword, registered at engine start. */
export const SEARCH_ATTRIBUTES = {
  tenant: 'ParleyTenant',
  case: 'ParleyCase',
  role: 'ParleyRole',
  stage: 'ParleyStage',
  outcome: 'ParleyOutcome',
} as const;
