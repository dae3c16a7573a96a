/** A limit of bytes as people say it; rounded down, so that what is said always fits. */
export function fileSize(locale: string, bytes: number): string {
  const megabytes = Math.floor((bytes * 10) / (1024 * 1024)) / 10;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(megabytes);
}
