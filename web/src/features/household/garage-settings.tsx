import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useTenantChange } from '@/entities/tenant/queries';
import { kindWords } from '@/entities/tenant/words';
import { UpdateTenantDocument, type TenantKind } from '@/gql/graphql';
import { Button } from '@/shared/ui/button';
import { SegmentedControl } from '@/shared/ui/choice';
import { Field } from '@/shared/ui/field';
import { showSnack } from '@/shared/ui/snackbar';
import { Section } from './section';

const kinds: readonly TenantKind[] = ['HOUSEHOLD', 'CLUB', 'FLEET'];

type Props = { tenant: { id: string; name: string; slug: string; kind: TenantKind } };

/** Name, address and kind; for owners. */
export function GarageSettings({ tenant }: Props) {
  const { t, i18n } = useLingui();
  const change = useTenantChange();
  const [name, setName] = useState(tenant.name);
  const [slug, setSlug] = useState(tenant.slug);
  const [kind, setKind] = useState(tenant.kind);
  const same = name === tenant.name && slug === tenant.slug && kind === tenant.kind;
  const save = async () => {
    const answer = await change(UpdateTenantDocument, { input: { tenantId: tenant.id, name, slug, kind } }, (result) => result.updateTenant);
    if (answer) showSnack({ message: t`Saved.` });
  };
  return (
    <Section title={t`This garage`}>
      <Field label={t`Name`} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      <Field label={t`Short name in addresses`} maxLength={40} autoCapitalize="none" spellCheck={false} value={slug} onChange={(event) => setSlug(event.target.value)} hint={t`People ask to join by this name.`} />
      <SegmentedControl<TenantKind> label={t`Kind`} value={kind} options={kinds.map((value) => ({ value, label: i18n._(kindWords[value]) }))} onChange={setKind} />
      <Button variant="secondary" className="self-start" disabled={same || name.trim() === ''} onClick={() => void save()}><Trans>Save</Trans></Button>
    </Section>
  );
}
