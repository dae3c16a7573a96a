/** More than all rates of the European Central Bank since 1999 take by far. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The text of a file of the bank, which it publishes zipped too. A zip without such a file is read as it is, and the server says what is wanted. */
export async function documentOf(file: Blob): Promise<string> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const isZip = start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4;
  return (isZip ? await unzipped(file) : null) ?? file.text();
}

async function unzipped(file: Blob): Promise<string | null> {
  // Few ever send a zip: the library comes with the first.
  const { unzipSync } = await import('fflate');
  try {
    const files = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => /\.(csv|xml)$/i.test(name) && originalSize <= MOST_BYTES,
    });
    const [bytes] = Object.values(files);
    return bytes ? new TextDecoder().decode(bytes) : null;
  } catch {
    return null;
  }
}
