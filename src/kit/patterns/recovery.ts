/** How often each kind of recovery may still be tried, and how often any. */
export type RecoveryBudget<Kind extends string> = {
  most: Readonly<Record<Kind, number>>;
  totalMost: number;
  used: Record<Kind, number>;
};

export function recoveryBudget<Kind extends string>(
  most: Readonly<Record<Kind, number>>,
  totalMost: number,
): RecoveryBudget<Kind> {
  const used = Object.fromEntries(Object.keys(most).map((it) => [it, 0])) as Record<Kind, number>;
  return { most, totalMost, used };
}

export const totalUsed = <Kind extends string>(budget: RecoveryBudget<Kind>): number =>
  Object.values<number>(budget.used).reduce((sum, it) => sum + it, 0);

/** Whether this kind may be tried once more; every loop of an agent asks here, so all end. */
export const mayTry = <Kind extends string>(budget: RecoveryBudget<Kind>, kind: Kind): boolean =>
  budget.used[kind] < budget.most[kind] && totalUsed(budget) < budget.totalMost;

/** Throws when the budget does not allow it: ask `mayTry` first. */
export function spend<Kind extends string>(
  budget: RecoveryBudget<Kind>,
  kind: Kind,
): RecoveryBudget<Kind> {
  if (!mayTry(budget, kind)) throw new Error(`no recovery of kind ${kind} is left`);
  return { ...budget, used: { ...budget.used, [kind]: budget.used[kind] + 1 } };
}
