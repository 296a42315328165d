import type { DeskSettings } from '#contracts/desk-settings.ts';

/** Page of a workflow in Temporal's web pages, newest run; null where no address is known. */
export function historyUrl(
  { temporalUi, temporalNamespace }: DeskSettings,
  workflowId: string,
): string | null {
  if (temporalUi === null || !/^https?:\/\//.test(temporalUi)) return null;
  const [namespace, workflow] = [temporalNamespace, workflowId].map(encodeURIComponent);
  return `${temporalUi}/namespaces/${namespace}/workflows/${workflow}`;
}
