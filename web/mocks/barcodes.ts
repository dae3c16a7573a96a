// Pictures of barcodes for tests, drawn from nothing but their text.
import { BarcodeFormat, DataMatrixWriter, QRCodeWriter } from '@zxing/library';

export type Drawing = { data: Uint8ClampedArray; width: number; height: number };
export type Kind = 'code39' | 'code128' | 'data-matrix' | 'qr';

// Each character as nine elements, bar first; 1 is wide.
const code39 = new Map<string, string>(Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. *').map((char, index) => [char, [
  '000110100', '100100001', '001100001', '101100000', '000110001', '100110000', '001110000', '000100101', '100100100', '001100100',
  '100001001', '001001001', '101001000', '000011001', '100011000', '001011000', '000001101', '100001100', '001001100', '000011100',
  '100000011', '001000011', '101000010', '000010011', '100010010', '001010010', '000000111', '100000110', '001000110', '000010110',
  '110000001', '011000001', '111000000', '010010001', '110010000', '011010000', '010000101', '110000100', '011000100', '010010100',
][index] ?? '']));

function bars39(text: string): number[] {
  return Array.from(`*${text}*`).flatMap((char) => [...Array.from(code39.get(char) ?? '').map((wide) => (wide === '1' ? 3 : 1)), 1]).slice(0, -1);
}

// Code set B: values 0 to 95 are the characters from space on; then start B (104) and stop (106).
const code128 = '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232'.match(/\d{6}/g) ?? [];

function bars128(text: string): number[] {
  const values = [104, ...Array.from(text).map((char) => char.charCodeAt(0) - 32)];
  const check = values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103;
  const digits = [...values, check].map((value) => code128[value] ?? '').join('') + '2331112';
  return Array.from(digits).map(Number);
}

function drawBars(widths: number[]): Drawing {
  const [unit, quiet, height] = [3, 40, 160];
  const width = widths.reduce((sum, value) => sum + value, 0) * unit + 2 * quiet;
  const data = new Uint8ClampedArray(width * height).fill(255);
  let x = quiet;
  widths.forEach((count, index) => {
    if (index % 2 === 0) for (let y = 30; y < height - 30; y += 1) data.fill(0, y * width + x, y * width + x + count * unit);
    x += count * unit;
  });
  return { data, width, height };
}

function drawMatrix(isDark: (x: number, y: number) => boolean, columns: number, rows: number): Drawing {
  const [unit, quiet] = [8, 40];
  const width = columns * unit + 2 * quiet;
  const height = rows * unit + 2 * quiet;
  const data = new Uint8ClampedArray(width * height).fill(255);
  for (let y = 0; y < rows * unit; y += 1) {
    for (let x = 0; x < columns * unit; x += 1) if (isDark(Math.floor(x / unit), Math.floor(y / unit))) data[(y + quiet) * width + x + quiet] = 0;
  }
  return { data, width, height };
}

/** Draws a barcode in black on white. */
export function drawBarcode(kind: Kind, text: string): Drawing {
  if (kind === 'code39') return drawBars(bars39(text));
  if (kind === 'code128') return drawBars(bars128(text));
  const matrix = kind === 'qr' ? new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1, new Map()) : new DataMatrixWriter().encode(text, BarcodeFormat.DATA_MATRIX, 1, 1, new Map());
  return drawMatrix((x, y) => matrix.get(x, y), matrix.getWidth(), matrix.getHeight());
}

/** A drawing as a picture file that browsers open: BMP, 24 bits. */
export function toBitmapFile({ data, width, height }: Drawing): Buffer {
  const row = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + row * height, 255);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(0, 6);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.fill(0, 30, 54);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) file.fill(data[(height - 1 - y) * width + x] ?? 255, 54 + y * row + x * 3, 54 + y * row + x * 3 + 3);
  }
  return file;
}

/** A drawing as a film of one still frame for a pretended camera: Y4M, 640 by 480. */
export function toFilm({ data, width, height }: Drawing): Buffer {
  const [filmWidth, filmHeight, frames] = [640, 480, 10];
  const luma = Buffer.alloc(filmWidth * filmHeight, 235);
  const [left, top] = [Math.floor((filmWidth - width) / 2), Math.floor((filmHeight - height) / 2)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) if (top + y >= 0 && left + x >= 0 && left + x < filmWidth) luma[(top + y) * filmWidth + left + x] = (data[y * width + x] ?? 255) < 128 ? 16 : 235;
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((filmWidth * filmHeight) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${filmWidth} H${filmHeight} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: frames }, () => frame)]);
}
