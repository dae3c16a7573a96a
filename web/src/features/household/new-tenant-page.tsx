import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useTenantChange } from '@/entities/tenant/queries';
import { kindWords } from '@/entities/tenant/words';
import { CreateTenantDocument, RequestToJoinDocument, type TenantKind } from '@/gql/graphql';
import { uuidv7 } from '@/shared/lib/uuid';
import { BackButton } from '@/shared/ui/back-button';
import { Button } from '@/shared/ui/button';
import { SegmentedControl } from '@/shared/ui/choice';
import { Field } from '@/shared/ui/field';
import { Page } from '@/shared/ui/page';
import { showSnack } from '@/shared/ui/snackbar';
import { Section } from './section';

const kinds: readonly TenantKind[] = ['HOUSEHOLD', 'CLUB', 'FLEET'];

/** Makes a garage of one's own, or asks to join one of others. */
export function NewTenantPage({ onOpen }: { onOpen: (tenantId: string) => Promise<void> }) {
  const { t } = useLingui();
  return (
    <Page title={t`New garage`} narrow back={<BackButton to="/household" />}>
      <div className="flex flex-col gap-6">
        <CreateSection onOpen={onOpen} />
        <JoinSection />
      </div>
    </Page>
  );
}

function CreateSection({ onOpen }: { onOpen: (tenantId: string) => Promise<void> }) {
  const { t, i18n } = useLingui();
  const change = useTenantChange();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<TenantKind>('HOUSEHOLD');
  const [busy, setBusy] = useState(false);
  const [key] = useState(uuidv7);
  const create = async () => {
    setBusy(true);
    const input = { name, kind, idempotencyKey: `${key}-${kind}-${name}` };
    const answer = await change(CreateTenantDocument, { input }, (result) => result.createTenant);
    if (answer?.tenant?.details?.status === 'ACTIVE') await onOpen(answer.tenant.id);
    else if (answer) showSnack({ message: t`Made. It can be used once it is approved.` });
    setBusy(false);
  };
  return (
    <Section title={t`Make one`}>
      <Field label={t`Name`} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      <SegmentedControl<TenantKind> label={t`Kind`} value={kind} options={kinds.map((value) => ({ value, label: i18n._(kindWords[value]) }))} onChange={setKind} />
      <Button className="self-start" disabled={busy || name.trim() === ''} onClick={() => void create()}><Trans>Create</Trans></Button>
    </Section>
  );
}

function JoinSection() {
  const { t } = useLingui();
  const change = useTenantChange();
  const [slug, setSlug] = useState('');
  const [message, setMessage] = useState('');
  const ask = async () => {
    const answer = await change(RequestToJoinDocument, { input: { slug: slug.trim(), message: message.trim() || null } }, (result) => result.requestToJoin);
    if (answer) showSnack({ message: t`Asked. The owner answers.` });
  };
  return (
    <Section title={t`Ask to join one`}>
      <Field label={t`Short name of the garage`} maxLength={40} autoCapitalize="none" spellCheck={false} value={slug} onChange={(event) => setSlug(event.target.value)} hint={t`Its owner finds it under Household.`} />
      <Field label={t`Message`} optional={t`optional`} maxLength={500} value={message} onChange={(event) => setMessage(event.target.value)} />
      <Button variant="secondary" className="self-start" disabled={slug.trim() === ''} onClick={() => void ask()}><Trans>Ask to join</Trans></Button>
    </Section>
  );
}
