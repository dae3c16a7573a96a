import { QRCodeDecoderErrorCorrectionLevel, QRCodeEncoder } from '@zxing/library';

const quiet = 4;

/** A link as a code for cameras: dark on light in every theme, since scanners expect it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const matrix = QRCodeEncoder.encode(text, QRCodeDecoderErrorCorrectionLevel.M, new Map()).getMatrix();
  const size = matrix.getWidth();
  const rows = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_cell, x) => (matrix.get(x, y) === 1 ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')).join(''));
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size + 2 * quiet} ${size + 2 * quiet}`} className="size-56 rounded-md bg-white" shapeRendering="crispEdges">
      <path d={rows.join('')} className="fill-black" />
    </svg>
  );
}
