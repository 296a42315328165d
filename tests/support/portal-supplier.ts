import type { SupplierOrder } from '#contracts/orders.ts';
import type { PortalView } from '#contracts/portal-view.ts';
import type { SupplierView } from '#contracts/supplier-answer.ts';
import type { Problem } from './running-api.ts';

export type PortalAnswer = {
  status: number;
  body: Partial<Problem> & { view?: SupplierView; order?: SupplierOrder };
};

/** A supplier with nothing but its link. */
export function portalSupplier(link: string) {
  return {
    link,
    async view(): Promise<PortalView> {
      const answer = await fetch(link, { headers: { Accept: 'application/json' } });
      return (await answer.json()) as PortalView;
    },
    async page(): Promise<{ headers: Headers; html: string }> {
      const answer = await fetch(link, { headers: { Accept: 'text/html' } });
      return { headers: answer.headers, html: await answer.text() };
    },
    /** What a browser sends when a form of the page is sent. */
    async send(fields: Record<string, string>): Promise<{ status: number; html: string }> {
      const answer = await fetch(link, {
        method: 'POST',
        headers: { Accept: 'text/html' },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });
      return { status: answer.status, html: await answer.text() };
    },
    async say(body: unknown): Promise<PortalAnswer> {
      const answer = await fetch(link, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as PortalAnswer['body'] };
    },
  };
}

/** A quote for every line that is asked for, right in every field. */
export const aQuote = (view: SupplierView, unitPriceMinor: number, changes: object = {}) => ({
  kind: 'quote',
  turn: view.turn,
  currency: view.currency,
  lines: view.lines.map(({ lineNo, quantity }) => ({ lineNo, quantity, unitPriceMinor })),
  leadTimeDays: 40,
  paymentDays: 30,
  warrantyMonths: 24,
  ...changes,
});
