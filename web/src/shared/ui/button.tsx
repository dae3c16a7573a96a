import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from '../lib/cx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-brand text-on-brand hover:bg-brand-strong shadow-sm',
  secondary: 'bg-raised text-ink border border-line hover:bg-surface-2',
  quiet: 'text-brand hover:bg-brand-soft',
  danger: 'bg-danger-soft text-danger border border-transparent hover:border-danger',
};

/** The look of a button, for links that act as one. */
export function buttonClass(variant: ButtonVariant = 'primary', extra?: string): string {
  return cx(
    'inline-flex min-h-12 items-center justify-center gap-2 rounded-full px-6 text-base font-semibold transition-colors duration-150',
    'disabled:opacity-60', variants[variant], extra,
  );
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { variant?: ButtonVariant; icon?: ReactNode; ref?: Ref<HTMLButtonElement> };

export function Button({ variant = 'primary', icon, className, children, type = 'button', ...rest }: Props) {
  return (
    // eslint-disable-next-line react/button-has-type -- the default is set above
    <button type={type} className={buttonClass(variant, className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { label: string };

/** A round button that shows only an icon; its label is spoken and shown as a tooltip. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cx('inline-grid size-12 shrink-0 place-items-center rounded-full text-muted transition-colors hover:bg-surface-2 hover:text-ink', className)}
      {...rest}
    >
      {children}
    </button>
  );
}
