import { useId, type ReactNode } from 'react';
import { cx } from '../lib/cx';

export type Option<T extends string> = { value: T; label: ReactNode };

type SegmentedProps<T extends string> = { label: string; hideLabel?: boolean; value: T; options: readonly Option<T>[]; onChange: (value: T) => void };

/** One of a few choices, all in sight; a radio group to keyboards and readers. */
export function SegmentedControl<T extends string>({ label, hideLabel, value, options, onChange }: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className={cx('mb-1.5 text-sm font-semibold', hideLabel && 'sr-only')}>{label}</legend>
      <div className="flex flex-wrap gap-1 rounded-lg border border-line bg-surface-2 p-1">
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              'relative flex min-h-11 flex-1 items-center justify-center rounded-md px-3 text-center text-sm font-semibold whitespace-nowrap transition-colors',
              'has-focus-visible:outline-3 has-focus-visible:outline-offset-1 has-focus-visible:outline-brand',
              option.value === value ? 'bg-brand-soft text-on-brand-soft ring-2 ring-brand ring-inset' : 'text-muted hover:text-ink',
            )}
          >
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 size-full cursor-pointer appearance-none rounded-md outline-none"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type SwitchProps = { label: ReactNode; hint?: ReactNode; checked: boolean; onChange: (checked: boolean) => void };

/** A yes-or-no choice as a row with its switch at the end. */
export function Switch({ label, hint, checked, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex min-h-12 items-center justify-between gap-4">
      <label htmlFor={id} className="flex-1 py-1">
        <span className="block font-semibold">{label}</span>
        {hint ? <span className="block text-sm text-muted">{hint}</span> : null}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className={cx(
          'relative h-8 w-14 shrink-0 cursor-pointer appearance-none rounded-full border-2 transition-colors',
          'after:absolute after:top-1/2 after:size-5 after:-translate-y-1/2 after:rounded-full after:transition-all after:content-[""]',
          checked ? 'border-brand bg-brand after:start-7 after:bg-on-brand' : 'border-field bg-surface-2 after:start-1 after:bg-field',
        )}
      />
    </div>
  );
}
