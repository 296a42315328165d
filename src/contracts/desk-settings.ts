import { z } from 'zod';

/** What pages need to know of the desk they belong to. */
export const DeskSettings = z.object({
  temporalUi: z
    .string()
    .nullable()
    .describe("Base URL of Temporal's own pages, for links to histories; null = not known"),
  temporalNamespace: z.string(),
});
export type DeskSettings = z.infer<typeof DeskSettings>;
