import { useLingui } from '@lingui/react/macro';
import { ChevronDown, History } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { cx } from '../lib/cx';
import { matchOptions, type ComboOption } from '../lib/match';
import { controlClass } from './field';

type Props = {
  label: string;
  optional?: string | undefined;
  /** The id of the chosen option; empty for none. */
  value: string;
  options: readonly ComboOption[] | undefined;
  /** Ids chosen lately on this device, the latest first. */
  recent?: readonly string[];
  busy?: boolean;
  placeholder: string;
  onChange: (id: string) => void;
};

/** A list to choose from by typing a few letters: the ARIA pattern of an editable combobox. */
export function Combobox({ label, optional, value, options, recent = [], busy = false, placeholder, onChange }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const listRef = useRef<HTMLDivElement>(null);
  const chosen = options?.find((option) => option.id === value)?.name ?? '';
  const shown = matchOptions(options ?? [], typed ?? '', recent);
  const disabled = !options || options.length === 0;

  const show = (index: number) => {
    setOpen(true);
    setActive(Math.max(0, Math.min(index, shown.length - 1)));
    requestAnimationFrame(() => listRef.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
  };
  const close = () => {
    setOpen(false);
    setTyped(null);
  };
  const choose = (option: ComboOption | undefined) => {
    if (!option) return;
    close();
    if (option.id !== value) onChange(option.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      show(open ? active + step : 0);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(shown[active]?.option);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
        {optional ? <span className="font-normal text-muted"> · {optional}</span> : null}
      </label>
      <div className="relative">
        <input
          id={id}
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-busy={busy}
          {...(open && shown.length > 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
          autoComplete="off"
          spellCheck={false}
          disabled={disabled}
          placeholder={placeholder}
          value={typed ?? chosen}
          onChange={(event) => {
            setTyped(event.target.value);
            setOpen(true);
            setActive(0);
          }}
          onFocus={(event) => event.target.select()}
          onClick={() => show(Math.max(0, shown.findIndex(({ option }) => option.id === value)))}
          onKeyDown={onKeyDown}
          onBlur={close}
          className={controlClass(undefined, 'pe-11 disabled:opacity-60')}
        />
        <ChevronDown aria-hidden className="pointer-events-none absolute end-3.5 top-1/2 size-5 -translate-y-1/2 text-muted" />
        <div
          ref={listRef}
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          hidden={!open || shown.length === 0}
          className="absolute inset-x-0 top-full z-40 mt-1 max-h-72 overflow-y-auto rounded-md border border-line bg-raised py-1 shadow-pop"
        >
          {shown.map(({ option, isRecent }, index) => (
            <div
              key={option.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // The input keeps the focus: a press must not take it away before the choice counts.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
              className={cx('flex min-h-11 cursor-pointer items-center justify-between gap-3 px-4', index === active && 'bg-brand-soft text-on-brand-soft outline-2 -outline-offset-2 outline-brand')}
            >
              <span className={cx('min-w-0 break-words', option.id === value && 'font-bold')}>{option.name}</span>
              {isRecent ? <span className="flex shrink-0 items-center gap-1 text-xs font-semibold"><History aria-hidden className="size-4" /> {t`recent`}</span> : null}
            </div>
          ))}
        </div>
      </div>
      <p role="status" className={cx('text-sm text-muted', !(open && shown.length === 0) && 'sr-only')}>{open && shown.length === 0 ? t`Nothing fits these letters.` : ''}</p>
    </div>
  );
}
