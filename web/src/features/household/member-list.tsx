import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { managesPeople } from '@/entities/tenant/queries';
import { roleHints, roleWords } from '@/entities/tenant/words';
import type { MemberFieldsFragment, TenantRole } from '@/gql/graphql';
import { Button } from '@/shared/ui/button';
import { Chip } from '@/shared/ui/surface';
import { MemberSheet } from './member-sheet';
import { Section } from './section';

type Props = { tenantId: string; members: MemberFieldsFragment[]; role: TenantRole; limit: number | null };

/** Everybody with their role in words; who may change it finds the way behind the name. */
export function MemberList({ tenantId, members, role, limit }: Props) {
  const { t, i18n } = useLingui();
  const [chosen, setChosen] = useState<MemberFieldsFragment | null>(null);
  const mayChange = (member: MemberFieldsFragment) =>
    managesPeople(role) && !member.isViewer && member.id !== null && (role === 'OWNER' || (member.role !== 'OWNER' && member.role !== 'MANAGER'));
  return (
    <Section title={t`Members`}>
      {limit === null ? null : <p className="text-sm text-muted"><Plural value={limit} one="Room for # member." other="Room for # members." /></p>}
      <ul className="flex flex-col divide-y divide-line">
        {members.map((member) => (
          <li key={member.id ?? member.joinedAt} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-3">
            <span aria-hidden className="grid size-11 shrink-0 place-items-center rounded-full bg-brand-soft font-bold text-on-brand-soft">{(member.displayName ?? '?').slice(0, 1).toUpperCase()}</span>
            <span className="min-w-0 flex-1 basis-40">
              <span className="block truncate font-semibold">{member.displayName ?? t`Somebody`} {member.isViewer ? <span className="font-normal text-muted">({t`you`})</span> : null}</span>
              <span className="block truncate text-sm text-muted">{member.email ?? i18n._(roleHints[member.role])}</span>
            </span>
            <Chip tone={member.role === 'OWNER' ? 'brand' : 'neutral'}>{i18n._(roleWords[member.role])}</Chip>
            {mayChange(member) ? (
              <Button variant="quiet" className="ms-auto px-4" aria-label={t`Change ${member.displayName ?? ''}`} onClick={() => setChosen(member)}><Trans>Change</Trans></Button>
            ) : null}
          </li>
        ))}
      </ul>
      {chosen ? <MemberSheet tenantId={tenantId} member={chosen} role={role} onClose={() => setChosen(null)} /> : null}
    </Section>
  );
}
