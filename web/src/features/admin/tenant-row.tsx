import { Plural, useLingui } from '@lingui/react/macro';
import { kindWords, statusWords } from '@/entities/tenant/words';
import { useFormat } from '@/entities/viewer/use-format';
import type { AdministeredTenantFieldsFragment, TenantStatus } from '@/gql/graphql';
import { Button } from '@/shared/ui/button';
import { Chip } from '@/shared/ui/surface';

const tones: Record<TenantStatus, 'good' | 'warn' | 'danger' | 'neutral'> = { ACTIVE: 'good', PENDING: 'warn', SUSPENDED: 'danger', REJECTED: 'neutral' };

export function TenantRow({ tenant, onOpen }: { tenant: AdministeredTenantFieldsFragment; onOpen: () => void }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { details, usage } = tenant;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <span className="min-w-0 flex-1 basis-52">
        <span className="block truncate font-semibold">{tenant.name}</span>
        <span className="block truncate text-sm text-muted">{details.slug} · {i18n._(kindWords[details.kind])} · {format.dayOf(details.createdAt)}</span>
      </span>
      <span className="text-sm whitespace-nowrap text-muted"><Plural value={usage.members} one="# member" other="# members" /></span>
      <Chip tone={tones[details.status]}>{i18n._(statusWords[details.status])}</Chip>
      <Button variant="quiet" className="ms-auto px-4" aria-label={t`Manage ${tenant.name}`} onClick={onOpen}>{t`Manage`}</Button>
    </li>
  );
}
