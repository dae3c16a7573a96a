/** Characters of one request's document; the server takes more, but not the bank's whole history at once. */
const PIECE = 100_000;

/** A table of the bank in parts that a request can hold, each with its heading; other documents as they are. */
export function pieces(document: string): string[] {
  const text = document.replace(/^\uFEFF/, '');
  if (text.length <= PIECE || !/^\s*date\s*,/i.test(text)) return [text];
  const [heading = '', ...lines] = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const parts: string[] = [];
  let part = heading;
  for (const line of lines) {
    if (part.length + line.length >= PIECE) {
      parts.push(part);
      part = heading;
    }
    part += `\n${line}`;
  }
  return [...parts, part];
}
