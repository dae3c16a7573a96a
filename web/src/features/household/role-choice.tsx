import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { roleHints, roleWords, roles } from '@/entities/tenant/words';
import type { TenantRole } from '@/gql/graphql';
import { cx } from '@/shared/lib/cx';

type Props = { label: string; value: TenantRole; own: TenantRole; onChange: (role: TenantRole) => void };

/** The roles that somebody may hand out, each with what it means. */
export function RoleChoice({ label, value, own, onChange }: Props) {
  const { i18n } = useLingui();
  const name = useId();
  const offered = roles.filter((role) => own === 'OWNER' || (role !== 'OWNER' && role !== 'MANAGER'));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-semibold">{label}</legend>
      <div className="flex flex-col gap-2">
        {offered.map((role) => (
          <div key={role} className={cx('relative flex min-h-13 items-center gap-3 rounded-md border px-4 py-2', role === value ? 'border-brand bg-brand-soft text-on-brand-soft' : 'border-line')}>
            <input id={`${name}-${role}`} aria-describedby={`${name}-${role}-hint`} type="radio" name={name} checked={role === value} onChange={() => onChange(role)} className="size-5 shrink-0 accent-brand" />
            <span>
              {/* The whole row belongs to the label. */}
              <label htmlFor={`${name}-${role}`} className="block cursor-pointer font-semibold after:absolute after:inset-0 after:content-['']">{i18n._(roleWords[role])}</label>
              <span id={`${name}-${role}-hint`} className="block text-sm">{i18n._(roleHints[role])}</span>
            </span>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
