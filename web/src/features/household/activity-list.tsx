import { useLingui } from '@lingui/react/macro';
import { actionWord, roleWords, roles } from '@/entities/tenant/words';
import { useFormat } from '@/entities/viewer/use-format';
import type { ReadHouseholdQuery } from '@/gql/graphql';
import { Section } from './section';

type Event = NonNullable<ReadHouseholdQuery['viewer']['tenant']['auditTrail']>['nodes'][number];

/** Who did what, newest first. */
export function ActivityList({ events }: { events: Event[] }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const role = (event: Event) => {
    const text = event.after.find(({ name }) => name === 'role')?.value.toUpperCase();
    const known = roles.find((candidate) => candidate === text);
    return known ? i18n._(roleWords[known]) : null;
  };
  return (
    <Section title={t`Activity`}>
      <ol className="flex flex-col gap-3">
        {events.map((event) => {
          const word = actionWord(event.action);
          const about = [event.targetName === event.actorName ? null : event.targetName, role(event)].filter(Boolean).join(' · ');
          return (
            <li key={`${event.at} ${event.action} ${event.targetName ?? ''}`} className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span><span className="font-semibold">{event.actorName ?? t`Somebody`}</span> · {word ? i18n._(word) : event.action}{about ? ` · ${about}` : ''}</span>
              <time dateTime={event.at} className="text-sm text-muted">{format.dayOf(event.at)}</time>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
