import type { OutboxItem } from '@/shared/outbox/types';

export type Side = 'mine' | 'theirs' | 'both';

/** One decision of a conflict: a field, or several that only make sense together. */
export type Difference = {
  name: string;
  fields: string[];
  mine: unknown[];
  theirs: unknown[];
  /** Free text of both sides can stand one after the other. */
  canKeepBoth: boolean;
  /** What loses nothing: the side that changed the field, or both. */
  suggested: Side;
};

// Amounts of different sides would not add up; a name belongs to its catalogue entry.
const groups: Record<string, string[]> = {
  quantity: ['quantity', 'unitPrice', 'total', 'currency'],
  make: ['make', 'catalogMakeId'],
  model: ['model', 'catalogModelId'],
};
const followers = new Map(Object.entries(groups).flatMap(([name, fields]) => fields.map((field) => [field, name] as const)));
const hidden = new Set(['fromVin', 'currency', 'catalogMakeId', 'catalogModelId']);

type Row = Record<string, unknown>;

/** The decisions that a refused edit asks for: fields that are not the same on both sides. */
export function differences(item: OutboxItem): Difference[] {
  const current = (item.refusal?.current ?? {}) as Row;
  const base = (item.snapshot ?? {}) as Row;
  const names = [...new Set(Object.keys(item.input).map((field) => followers.get(field) ?? field))];
  return names.flatMap((name) => {
    const fields = (groups[name] ?? [name]).filter((field) => field in item.input);
    const shown = fields.filter((field) => !hidden.has(field));
    if (shown.length === 0) return [];
    const mine = shown.map((field) => item.input[field]);
    const theirs = shown.map((field) => valueOf(current, field));
    if (mine.every((value, index) => same(value, theirs[index]))) return [];
    const before = shown.map((field) => valueOf(base, field));
    const untouched = item.snapshot !== null && mine.every((value, index) => same(value, before[index]));
    const canKeepBoth = name === 'notes' && typeof mine[0] === 'string' && typeof theirs[0] === 'string' && mine[0] !== '' && theirs[0] !== '';
    return [{ name, fields, mine, theirs, canKeepBoth, suggested: untouched ? 'theirs' : canKeepBoth ? 'both' : 'mine' }];
  });
}

/** The input that a mix leads to: fields left to the other side are not sent at all. */
export function mixInput(item: OutboxItem, rows: readonly Difference[], sides: Readonly<Record<string, Side>>): Row {
  const input = { ...item.input };
  // Where a mixed field came from, nobody has said.
  if (rows.some((row) => (sides[row.name] ?? row.suggested) !== 'mine')) delete input['fromVin'];
  for (const row of rows) {
    const side = sides[row.name] ?? row.suggested;
    if (side === 'theirs') for (const field of row.fields) delete input[field];
    if (side === 'both') input[row.name] = joined(String(row.theirs[0]), String(row.mine[0]));
  }
  return input;
}

function joined(theirs: string, mine: string): string {
  if (mine.includes(theirs)) return mine;
  return theirs.includes(mine) ? theirs : `${theirs}\n\n${mine}`;
}

// What was typed is kept beside what the server worked out; the conflict is about what was typed.
function valueOf(record: Row, field: string): unknown {
  const entered = record['entered'] as Row | null | undefined;
  const units = record['units'] as Row | null | undefined;
  const value = [entered, units].find((part) => part && field in part)?.[field] ?? record[field] ?? null;
  const isMoney = (field === 'unitPrice' || field === 'total') && value !== null && typeof value === 'object';
  return isMoney ? (value as { amount: string }).amount : value;
}

function same(a: unknown, b: unknown): boolean {
  const left = plain(a);
  const right = plain(b);
  return left === right || (left !== '' && right !== '' && Number(left) === Number(right));
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plain).join(',');
  if (typeof value !== 'object') return String(value as string | number | boolean);
  const { value: amount, unit } = value as { value?: string; unit?: string };
  return `${Number(amount)} ${unit ?? ''}`;
}
