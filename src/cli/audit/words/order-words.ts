import { html } from '#api/document/markup.ts';
import type { Markup } from '#api/document/markup.ts';
import { showMoney } from '#domain/money.ts';
import { supplierName } from '../names.ts';
import { spaced } from '../plain-words.ts';
import type { Saying, ToldRows } from './told.ts';

/** A purchase order as it stood. */
export const orderWords = (it: ToldRows['purchase_orders'], { names }: Saying): Markup =>
  html`<p>
    Order ${it.order_no} to ${supplierName(it.supplier_id, names)} for
    ${showMoney(it.total_minor, it.currency)}, revision ${it.revision}: ${spaced(it.status)}
  </p>`;

/** What happened to a purchase order. */
export const orderEventWords = (it: ToldRows['order_events']): Markup =>
  html`<p>Order ${it.order_no}: ${it.sentence}</p>`;
