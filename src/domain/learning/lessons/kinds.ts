import type { LearnedQuestion } from '#contracts/learning.ts';
import type { LessonEffect, LessonKind, LessonMeasured } from '#contracts/lessons.ts';
import type { AgentRole } from '#contracts/roles.ts';

/** What a lesson is about; only lessons of one topic can contradict each other. */
export type LessonTopic =
  | 'delivery'
  | 'answers'
  | 'prices'
  | 'reviews'
  | Exclude<LearnedQuestion, 'whom_to_invite'>;

type KindFacts = {
  topic: LessonTopic;
  /** Who finds it; everybody reads it. */
  foundBy: AgentRole;
  /** Whether it can change who gets an award: then a person approves it where policy says so. */
  changesAwards: boolean;
};

export const lessonKinds: Readonly<Record<LessonKind, KindFacts>> = {
  supplier_late: { topic: 'delivery', foundBy: 'compliance', changesAwards: true },
  supplier_reliable: { topic: 'delivery', foundBy: 'compliance', changesAwards: true },
  answers_slowly: { topic: 'answers', foundBy: 'negotiation', changesAwards: true },
  search_works: { topic: 'search_strategy', foundBy: 'sourcing', changesAwards: false },
  approach_works: { topic: 'approach', foundBy: 'negotiation', changesAwards: false },
  opening_anchor: { topic: 'opening_anchor', foundBy: 'negotiation', changesAwards: false },
  levers_work: { topic: 'lever_order', foundBy: 'negotiation', changesAwards: false },
  way_on_works: { topic: 'way_on', foundBy: 'supervisor', changesAwards: false },
  price_trend: { topic: 'prices', foundBy: 'sourcing', changesAwards: false },
  review_false_alarm: { topic: 'reviews', foundBy: 'compliance', changesAwards: true },
};

export const topicOf = ({ kind }: LessonEffect): LessonTopic => lessonKinds[kind].topic;

export const unitOf = (topic: LessonTopic): LessonMeasured['unit'] => {
  if (topic === 'delivery' || topic === 'reviews') return 'share';
  if (topic === 'answers') return 'hours';
  return topic === 'prices' ? 'bp_a_year' : 'reward_bp';
};
