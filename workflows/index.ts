export { compliance } from './compliance/agent.ts';
export { negotiation } from './negotiation/agent.ts';
export { purchaseOrder } from './order/purchase-order.ts';
export { sourcing } from './sourcing/agent.ts';
export { supervisor } from './supervisor/agent.ts';
