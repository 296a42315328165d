export type { PostOffice } from '#kit/delivery.ts';
