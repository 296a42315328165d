/** How a conversation is shown: the diagram beside the words, or one of them alone. */
export const VIEWS = ['both', 'diagram', 'list'] as const;
export type View = (typeof VIEWS)[number];
