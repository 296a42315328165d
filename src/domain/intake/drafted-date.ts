import type { Part } from './drafted-part.ts';
import { asked, asUnderstood, nothing } from './drafted-part.ts';
import type { Reading } from './read-request.ts';

/** By when it is needed; a day that is past is asked for again. */
export function needByOf({ needBy }: Reading): Part {
  const [first, ...more] = needBy;
  if (first === undefined) return asked('needBy', 'By when is it needed? The text names no day.');
  const { day, isAmbiguous, isPast } = first.value;
  const others = more.filter((it) => it.value.day !== day);
  const question = isPast
    ? `"${first.from}" is ${day}, which is past. By when is it needed?`
    : isAmbiguous
      ? `"${first.from}" is read as ${day}, month first. Is it meant day first?`
      : others.length > 0
        ? `Several days are named: ${[first, ...others].map((it) => it.from).join(', ')}. Which one counts?`
        : null;
  return {
    request: isPast ? {} : { needBy: day },
    understood: isPast ? [] : [asUnderstood('needBy', first)],
    questions: question === null ? [] : [{ field: 'needBy', question }],
  };
}

export function urgencyOf({ urgency }: Reading): Part {
  if (urgency === null) return asked('urgency', 'How urgent is it? Nothing in the text says so.');
  return {
    ...nothing,
    request: { urgency: urgency.value },
    understood: [asUnderstood('urgency', urgency)],
  };
}
