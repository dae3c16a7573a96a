import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Check, Warehouse } from 'lucide-react';
import { useTenants } from '@/entities/tenant/queries';
import { roleWords, statusWords } from '@/entities/tenant/words';
import { useViewer } from '@/entities/viewer/queries';
import { useOutboxState } from '@/shared/outbox/react';
import { cx } from '@/shared/lib/cx';

/** Every garage of the person; a tap opens it. What waits to be sent stays with its own garage. */
export function TenantSwitcher({ onOpen }: { onOpen: (tenantId: string) => Promise<void> }) {
  const { t, i18n } = useLingui();
  const { tenantId, tenantName } = useViewer();
  const { tenants } = useTenants();
  const waiting = useOutboxState().items.length;
  const shown = tenants.length > 0 ? tenants : [{ id: tenantId, name: tenantName, role: null, details: null }];
  return (
    <section aria-label={t`Garages`} className="flex flex-col gap-1">
      {shown.map((tenant) => {
        const current = tenant.id === tenantId;
        const locked = tenant.details && tenant.details.status !== 'ACTIVE' ? tenant.details.status : null;
        return (
          <button
            key={tenant.id}
            type="button"
            aria-current={current ? 'true' : undefined}
            disabled={locked !== null || current}
            onClick={() => void onOpen(tenant.id)}
            className={cx('flex min-h-13 items-center gap-3 rounded-md px-3 py-2 text-start', current ? 'bg-brand-soft text-on-brand-soft' : 'hover:bg-surface-2')}
          >
            <Warehouse aria-hidden className="size-5 shrink-0" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{tenant.name}</span>
              <span className={cx('block truncate text-sm', !current && 'text-muted')}>{locked ? i18n._(statusWords[locked]) : tenant.role ? i18n._(roleWords[tenant.role]) : null}</span>
            </span>
            {current ? <Check aria-hidden className="size-5 shrink-0" /> : null}
          </button>
        );
      })}
      {waiting > 0 && shown.length > 1 ? <p className="px-3 text-sm text-muted"><Plural value={waiting} one="# entry waits here." other="# entries wait here." /> <Trans>They go out when you come back.</Trans></p> : null}
    </section>
  );
}
