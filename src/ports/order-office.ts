/** Brings word to the workflow that stays with an order, starting it where there is none. */
export type OrderOffice = {
  /** That something was written of the order; once it returns, the word is not lost any more. */
  wake(order: { tenantId: string; caseId: string; orderNo: string }): Promise<void>;
};
