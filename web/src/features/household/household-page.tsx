import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarX, Plus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { householdQuery, managesPeople, useTenantChange } from '@/entities/tenant/queries';
import { kindWords } from '@/entities/tenant/words';
import { useFormat } from '@/entities/viewer/use-format';
import { useViewer } from '@/entities/viewer/queries';
import { RestoreTenantDocument } from '@/gql/graphql';
import { Button, buttonClass } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { Card, Notice, Skeleton } from '@/shared/ui/surface';
import { ActivityList } from './activity-list';
import { GarageSettings } from './garage-settings';
import { InvitationList } from './invitation-list';
import { InviteSheet } from './invite-sheet';
import { LeaveSection } from './leave-section';
import { MemberList } from './member-list';
import { RequestList } from './request-list';
import { Section } from './section';

/** Who shares these vehicles, and what each may do. */
export function HouseholdPage({ onLeft }: { onLeft: () => void }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { role } = useViewer();
  const change = useTenantChange();
  const { data, error, refetch } = useQuery(householdQuery(role));
  const [inviting, setInviting] = useState(false);
  const tenant = data?.tenant;
  const manages = managesPeople(role);
  const invite = manages ? <Button icon={<UserPlus aria-hidden className="size-5" />} onClick={() => setInviting(true)}><Trans>Invite someone</Trans></Button> : null;
  return (
    <Page title={tenant?.name ?? t`Household`} kicker={tenant?.details ? i18n._(kindWords[tenant.details.kind]) : t`Household`} narrow actions={invite}>
      <div className="flex flex-col gap-6">
        {error && !data ? <Notice tone="warn" action={<Button variant="secondary" onClick={() => void refetch()}><Trans>Try again</Trans></Button>}><Trans>Members cannot be shown just now. Your vehicles still work.</Trans></Notice> : null}
        {!data && !error ? <Card className="flex flex-col gap-4 p-6"><Skeleton className="h-6 w-40" /><Skeleton className="h-12" /><Skeleton className="h-12" /></Card> : null}
        {tenant?.details?.deletesAt ? (
          <Notice tone="danger" icon={<CalendarX aria-hidden className="size-5" />} action={role === 'OWNER' ? <Button variant="secondary" onClick={() => void change(RestoreTenantDocument, { input: { tenantId: tenant.id } }, (answer) => answer.restoreTenant)}><Trans>Keep it</Trans></Button> : null}>
            <Trans>This garage will be gone on {format.dayOf(tenant.details.deletesAt)}.</Trans>
          </Notice>
        ) : null}
        {tenant ? (
          <>
            <MemberList tenantId={tenant.id} members={tenant.members?.nodes ?? []} role={role} limit={tenant.details?.limits.members ?? null} />
            {manages ? <RequestList tenantId={tenant.id} requests={tenant.joinRequests ?? []} role={role} /> : null}
            {manages ? <InvitationList tenantId={tenant.id} invitations={tenant.invitations ?? []} onInvite={() => setInviting(true)} /> : null}
            {role === 'OWNER' && tenant.details ? <GarageSettings tenant={{ id: tenant.id, name: tenant.name, slug: tenant.details.slug, kind: tenant.details.kind }} /> : null}
            {tenant.auditTrail ? <ActivityList events={tenant.auditTrail.nodes} /> : null}
            <LeaveSection tenant={tenant} members={tenant.members?.nodes ?? []} onLeft={onLeft} />
          </>
        ) : null}
        <Section title={t`More garages`}>
          <p className="text-muted"><Trans>A club or a fleet keeps its vehicles apart from yours.</Trans></p>
          <Link to="/household/new" className={buttonClass('secondary', 'self-start')}><Plus aria-hidden className="size-5" /> <Trans>New garage</Trans></Link>
        </Section>
      </div>
      {inviting && tenant ? <InviteSheet tenantId={tenant.id} tenantName={tenant.name} role={role} onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}

