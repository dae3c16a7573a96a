/** What a person typed as a number, or why it is none. */
export type ParsedDecimal =
  | { kind: 'empty' }
  | { kind: 'number'; text: string; value: number; ambiguous: boolean }
  | { kind: 'invalid' };

const spaces = /[\s\u00a0\u202f'’_]/g;

/**
 * Reads a number with comma or dot; `1.234,5` and `1,234.5` both work. A lone separator is the decimal
 * one, unless three digits behind it are more than a value of `decimals` can have: then it groups thousands.
 */
export function parseDecimal(input: string, decimals = Infinity): ParsedDecimal {
  const compact = input.replace(spaces, '').replace('−', '-');
  if (compact === '') return { kind: 'empty' };
  if (!/^-?(\d+([.,]\d*)*|[.,]\d+)$/.test(compact)) return { kind: 'invalid' };
  const ambiguous = /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(compact);
  const canonical = ambiguous && decimals < 3 ? compact.replace(/[.,]/, '') : canonicalise(compact);
  if (canonical === null) return { kind: 'invalid' };
  return { kind: 'number', text: canonical, value: Number(canonical), ambiguous };
}

/** Reads what a meter shows, which counts in tenths: `46.905` and `46,905` are thousands. */
export function parseReading(input: string): ParsedDecimal {
  return parseDecimal(input, 1);
}

function canonicalise(compact: string): string | null {
  const lastComma = compact.lastIndexOf(',');
  const lastDot = compact.lastIndexOf('.');
  const decimalSign = lastComma > lastDot ? ',' : '.';
  const groupSign = decimalSign === ',' ? '.' : ',';
  const occurrences = compact.split(decimalSign).length - 1;
  if (occurrences > 1) return grouped(compact, decimalSign);
  const [whole = '', fraction = ''] = compact.split(decimalSign);
  const wholeDigits = whole.includes(groupSign) ? grouped(whole, groupSign) : whole;
  if (wholeDigits === null) return null;
  return tidy(wholeDigits, fraction);
}

// Several equal separators can only be groups of thousands: 1.234.567.
function grouped(text: string, sign: string): string | null {
  const parts = text.split(sign);
  const [first = '', ...rest] = parts;
  const wellFormed = /^-?\d{1,3}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
  return wellFormed ? tidy(parts.join(''), '') : null;
}

function tidy(whole: string, fraction: string): string {
  const negative = whole.startsWith('-');
  const digits = whole.replace('-', '').replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  const body = decimals ? `${digits}.${decimals}` : digits;
  return negative && body !== '0' ? `-${body}` : body;
}

/**
 * Reads a number as its reader writes it: a lone sign before three digits groups thousands where their language
 * groups by it, so `1,234` is 1234 in English and 1.234 in German. It undoes `inLocale`.
 */
export function parseInLocale(input: string, locale: string): ParsedDecimal {
  const parsed = parseDecimal(input);
  const group = signOf(locale, 'group');
  const isGrouped = parsed.kind === 'number' && parsed.ambiguous && (group === ',' || group === '.') && input.includes(group);
  return isGrouped ? parseDecimal(input.replace(group, '')) : parsed;
}

/** A decimal string as the reader writes it: the same digits, with their own decimal sign. */
export function inLocale(text: string, locale: string): string {
  return signOf(locale, 'decimal') === ',' ? text.replace('.', ',') : text;
}

// Some languages group no fewer than five digits.
const signOf = (locale: string, type: 'decimal' | 'group') => new Intl.NumberFormat(locale).formatToParts(1_234_567.5).find((part) => part.type === type)?.value;

/** A decimal string rounded half up to `digits`, without trailing zeros. */
export function roundDecimal(value: number, digits: number): string {
  const factor = 10 ** digits;
  const rounded = Math.round((value + Number.EPSILON * Math.sign(value)) * factor) / factor;
  const text = rounded.toFixed(digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
