const urls = new Map<string, string>();

/**
 * An address for bytes that are on this device; none without them. One for each photo while the app is open: the queue
 * is read anew with every change, and its photos must not flicker.
 */
export function localUrl({ id, file }: { id: string; file: Blob | null }): string | null {
  if (!file) return null;
  const url = urls.get(id) ?? URL.createObjectURL(file);
  urls.set(id, url);
  return url;
}
