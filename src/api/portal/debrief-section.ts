import type { PortalView } from '#contracts/portal-view.ts';
import { safe, section } from './html.ts';

/** Why the award went to somebody else, for who was not chosen. */
export function debriefSection({ debrief, awardTakenBack }: PortalView): string {
  if (debrief === null) return '';
  const said = debrief.sentences.map((it) => `<p>${safe(it)}</p>`);
  const since = awardTakenBack
    ? '<p class="standing">An order of this award was taken back since. The buyer may ask you again.</p>'
    : '';
  return section('How your offer did', said.join('') + since);
}
