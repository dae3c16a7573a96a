import type { OutboxItem } from '@/shared/outbox/types';

export type Difference = { field: string; mine: string; theirs: string; differs: boolean };

/** The fields of a refused edit beside what the server has now. */
export function differences(item: OutboxItem): Difference[] {
  const current = (item.refusal?.current ?? {}) as Record<string, unknown>;
  const entered = (current['entered'] ?? {}) as Record<string, unknown>;
  return Object.entries(item.input).filter(([field]) => field !== 'currency').map(([field, value]) => {
    const mine = text(value);
    const theirs = text(field in entered ? entered[field] : current[field]);
    return { field, mine, theirs, differs: !same(mine, theirs) };
  });
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(text).join(', ');
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value !== 'object') return String(value as string | number);
  const parts = value as { value?: string; amount?: string; unit?: string };
  return (parts.value ?? parts.amount ?? '');
}

function same(a: string, b: string): boolean {
  return a === b || (a !== '' && b !== '' && Number(a) === Number(b));
}
