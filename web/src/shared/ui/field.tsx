import { useId, type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { ChevronDown } from 'lucide-react';
import { cx } from '../lib/cx';

type Shared = {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Odd but acceptable: shown at once, never stops saving. */
  warning?: string | undefined;
  optional?: string | undefined;
};

const control =
  'w-full min-h-13 rounded-md border bg-surface ps-4 text-base text-ink placeholder:text-muted/70 transition-colors focus-visible:outline-offset-0';

export function controlClass(error: string | undefined, extra?: string): string {
  return cx(control, error ? 'border-danger' : 'border-field hover:border-ink', extra);
}

function describedBy(id: string, { hint, error, warning }: Shared): { 'aria-describedby'?: string } {
  const ids = [error && `${id}-error`, warning && `${id}-warning`, hint && `${id}-hint`].filter(Boolean);
  return ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {};
}

function Frame({ id, label, hint, error, warning, optional, aside, children }: Shared & { id: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-sm font-semibold">
          {label}
          {optional ? <span className="font-normal text-muted"> · {optional}</span> : null}
        </label>
        {aside}
      </div>
      {children}
      {error ? <p id={`${id}-error`} className="text-sm font-medium text-danger">{error}</p> : null}
      {/* There before its text is, so that screen readers say it once it comes. */}
      <div aria-live="polite" className="-mt-1.5">{warning ? <p id={`${id}-warning`} className="mt-1.5 text-sm font-medium text-warn">{warning}</p> : null}</div>
      {hint ? <p id={`${id}-hint`} className="text-sm text-muted">{hint}</p> : null}
    </div>
  );
}

type FieldProps = Shared & Omit<InputHTMLAttributes<HTMLInputElement>, 'prefix'> & {
  /** A unit as text, or a control of its own. */
  suffix?: ReactNode;
  /** Room for a suffix of one or two characters only. */
  shortSuffix?: boolean;
  aside?: ReactNode;
  ref?: Ref<HTMLInputElement>;
};

/** A labelled input with hint, error and warning tied to it. */
export function Field({ label, hint, error, warning, optional, suffix, shortSuffix, aside, className, id: given, ref, ...rest }: FieldProps) {
  const own = useId();
  const id = given ?? own;
  return (
    <Frame {...{ id, label, hint, error, warning, optional, aside }}>
      <div className="relative">
        <input
          id={id}
          ref={ref}
          aria-invalid={error ? true : undefined}
          {...describedBy(id, { label, hint, error, warning })}
          className={controlClass(error, cx(suffix ? (shortSuffix ? 'pe-12' : 'pe-20') : 'pe-4', className))}
          {...rest}
        />
        {suffix ? <div className="absolute inset-y-0 end-1 flex items-center">{typeof suffix === 'string' ? <UnitText>{suffix}</UnitText> : suffix}</div> : null}
      </div>
    </Frame>
  );
}

function UnitText({ children }: { children: string }) {
  return <span aria-hidden className="pointer-events-none px-3 text-sm font-semibold text-muted">{children}</span>;
}

/** A text that was often typed before, or a new one. */
export function SuggestField({ suggestions, ...rest }: FieldProps & { suggestions: readonly string[] }) {
  const id = useId();
  return (
    <>
      <Field list={id} autoComplete="off" {...rest} />
      <datalist id={id}>{suggestions.map((text) => <option key={text}>{text}</option>)}</datalist>
    </>
  );
}

type SelectProps = Shared & SelectHTMLAttributes<HTMLSelectElement> & { bare?: boolean };

/** A labelled native select: the platform's own picker on phones. */
export function Select({ label, hint, error, warning, optional, className, children, id: given, ...rest }: SelectProps) {
  const own = useId();
  const id = given ?? own;
  return (
    <Frame {...{ id, label, hint, error, warning, optional }}>
      <div className="relative">
        <select
          id={id}
          aria-invalid={error ? true : undefined}
          {...describedBy(id, { label, hint, error, warning })}
          className={controlClass(error, cx('pe-11 disabled:opacity-60', className))}
          {...rest}
        >
          {children}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute end-3.5 top-1/2 size-5 -translate-y-1/2 text-muted" />
      </div>
    </Frame>
  );
}

type AreaProps = Shared & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function TextArea({ label, hint, error, warning, optional, className, ...rest }: AreaProps) {
  const id = useId();
  return (
    <Frame {...{ id, label, hint, error, warning, optional }}>
      <textarea
        id={id}
        rows={3}
        aria-invalid={error ? true : undefined}
        {...describedBy(id, { label, hint, error, warning })}
        className={controlClass(error, cx('py-3 pe-4', className))}
        {...rest}
      />
    </Frame>
  );
}
