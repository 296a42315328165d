/** How an agent orders an activity; `key` names the logical step and makes it repeatable. */
export type Order<Input> = {
  tenantId: string;
  caseId: string;
  key: string;
  traceparent: string | null;
  input: Input;
};
