type PolicyRow = {
  version: number;
  note: string;
  draftedBy: string;
  draftedByName: string;
  draftedAt: Date;
  approvedBy: string | null;
  approvedByName: string | null;
  approvedAt: Date | null;
};

/** Who drafted and who approved a version of a policy, of whatever kind; moments in epoch ms. */
export const policyRecord = (row: PolicyRow) => ({
  version: row.version,
  note: row.note,
  draftedBy: row.draftedBy,
  draftedByName: row.draftedByName,
  draftedAtMs: row.draftedAt.getTime(),
  approvedBy: row.approvedBy,
  approvedByName: row.approvedByName,
  approvedAtMs: row.approvedAt?.getTime() ?? null,
});
