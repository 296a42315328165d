/** Where a role lives: its workflow type and the task queue its workers poll. */
export type DirectoryEntry = { workflowType: string; taskQueue: string };
export type Directory<Role extends string> = Readonly<Record<Role, DirectoryEntry>>;

export type AgentIdentity = { tenantId: string; conversationId: string; role: string };

/** `<tenant>/procurement/<case>/<role>`; the tenant comes first so that a prefix separates tenants. */
export function workflowIdOf(identity: AgentIdentity): string {
  return `${identity.tenantId}/procurement/${identity.conversationId}/${identity.role}`;
}

/** The identity in a workflow id, or null when the id is not one of ours. */
export function identityOf(workflowId: string): AgentIdentity | null {
  const [tenantId, fixed, conversationId, role, ...rest] = workflowId.split('/');
  if (!tenantId || fixed !== 'procurement' || !conversationId || !role || rest.length > 0)
    return null;
  return { tenantId, conversationId, role };
}
