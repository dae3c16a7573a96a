type Props = { values: readonly number[]; label: string; className?: string };

/** A small trend line; the figure beside it says the same in words. */
export function Sparkline({ values, label, className }: Props) {
  if (values.length < 3) return null;
  const width = 120;
  const height = 36;
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const points = values.map((value, index) => {
    const x = 3 + (index * (width - 6)) / (values.length - 1);
    return `${x.toFixed(1)},${(height - 5 - ((value - low) / span) * (height - 10)).toFixed(1)}`;
  });
  const last = points.at(-1)?.split(',') ?? [];
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className={className} preserveAspectRatio="none">
      <polyline points={points.join(' ')} fill="none" stroke="var(--color-brand)" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
      <circle cx={last[0]} cy={last[1]} r="3" fill="var(--color-brand)" />
    </svg>
  );
}
