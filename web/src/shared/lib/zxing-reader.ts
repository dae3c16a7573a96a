import {
  BinaryBitmap, Code128Reader, Code39Reader, DataMatrixReader, DecodeHintType, HybridBinarizer, QRCodeReader, RGBLuminanceSource,
} from '@zxing/library';

/** A picture as brightness, one byte a pixel, row by row. */
export type Luminance = { data: Uint8ClampedArray; width: number; height: number };

const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);
const flat = () => [new Code39Reader(), new Code128Reader()];
const square = () => [new DataMatrixReader(), new QRCodeReader()];

/** Every text that a picture's barcodes hold, whichever way the picture lies. */
export function readBarcodes(picture: Luminance): string[] {
  const upright = [...flat(), ...square()].map((reader) => attempt(reader, picture));
  const found = upright.filter((text) => text !== null);
  if (found.length > 0) return found;
  // Bars along the picture's height: a phone held upright over a door frame.
  const turned = quarterTurn(picture);
  return flat().map((reader) => attempt(reader, turned)).filter((text) => text !== null);
}

type AnyReader = { decode: (bitmap: BinaryBitmap, hints: Map<DecodeHintType, unknown>) => { getText: () => string } };

function attempt(reader: AnyReader, { data, width, height }: Luminance): string | null {
  try {
    return reader.decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(data, width, height))), hints).getText();
  } catch {
    // Nothing of this kind in the picture.
    return null;
  }
}

function quarterTurn({ data, width, height }: Luminance): Luminance {
  const turned = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turned[x * height + (height - 1 - y)] = data[y * width + x] ?? 0;
  }
  return { data: turned, width: height, height: width };
}
