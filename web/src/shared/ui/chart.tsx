import { Trans } from '@lingui/react/macro';
import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { chosenIndex, spanOf, type ChosenPoint } from '../lib/chosen-point';
import { labelGap, plotOf, type Plot } from '../lib/plot';
import { useWidth } from '../lib/use-width';

/** One place on the horizontal axis; without a value there is a gap. */
export type ChartPoint = { label: string; value: number | null; mean?: number | null };

type Props = {
  title: string;
  points: readonly ChartPoint[];
  format: (value: number) => string;
  /** What the axis counts, said once above it. */
  unit: string;
  /** A value at the axis, without the unit. */
  tick: (value: number) => string;
  kind: 'line' | 'bars';
  /** What the heavier line is, where points have a mean. */
  meanLabel?: string;
};

/** A chart that is read by touch, mouse, arrow keys or as a table. */
export function Chart({ title, points, format, unit, tick, kind, meanLabel }: Props) {
  const [chosen, setChosen] = useState<ChosenPoint | null>(null);
  const captionId = useId();
  const [slider, width] = useWidth<HTMLDivElement>();
  const last = points.length - 1;
  const at = chosenIndex(points, chosen);
  const setAt = (index: number) => setChosen({ index, span: spanOf(points) });
  const current = points[at];
  if (!current) return null;
  const say = (point: ChartPoint) => `${point.label}: ${point.value === null ? '–' : format(point.value)}`;
  const values = points.flatMap(({ value, mean }) => [value, mean]).filter((value) => typeof value === 'number');
  const plot = plotOf({ kind, count: points.length, values, width, format: tick });
  const moves: Record<string, number> = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: last };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(last, next)));
  };
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    setAt(plot.indexAt(event.clientX - event.currentTarget.getBoundingClientRect().left));
  };
  return (
    <figure className="flex min-w-0 flex-col gap-2" aria-labelledby={captionId}>
      <figcaption id={captionId} className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-bold">{title}</span>
        <span className="text-sm text-muted">{say(current)}{meanLabel && typeof current.mean === 'number' ? ` · ${meanLabel} ${format(current.mean)}` : null}</span>
      </figcaption>
      <div
        ref={slider}
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={say(current)}
        onKeyDown={onKeyDown}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        className="min-w-0 cursor-crosshair touch-pan-y overflow-hidden rounded-md"
      >
        <Drawing points={points} at={at} kind={kind} unit={unit} plot={plot} width={width} />
      </div>
      <DataTable title={title} points={points} format={format} {...(meanLabel === undefined ? {} : { meanLabel })} />
    </figure>
  );
}

function Drawing({ points, at, kind, unit, plot, width }: Pick<Props, 'points' | 'kind' | 'unit'> & { at: number; plot: Plot; width: number }) {
  const { x, y, step } = plot;
  return (
    <svg viewBox={`0 0 ${width} ${plot.height}`} width={width} height={plot.height} className="block text-xs" aria-hidden>
      <text x={labelGap} y={14} className="fill-muted">{unit}</text>
      {plot.ticks.map((tick) => (
        <g key={tick.y}>
          <line x1={plot.left} x2={plot.right} y1={tick.y} y2={tick.y} className="stroke-line" />
          <text x={plot.left - labelGap} y={tick.y} textAnchor="end" dominantBaseline="middle" className="fill-muted">{tick.label}</text>
        </g>
      ))}
      <text x={plot.left} y={plot.height - 8} className="fill-muted">{points[0]?.label}</text>
      {points.length > 1 ? <text x={plot.right} y={plot.height - 8} textAnchor="end" className="fill-muted">{points.at(-1)?.label}</text> : null}
      {kind === 'bars'
        ? points.map((point, index) => (point.value === null ? null : (
          <rect key={point.label} x={x(index) - step * 0.36} width={step * 0.72} y={Math.min(y(point.value), y(0))} height={Math.abs(y(0) - y(point.value))} rx="3" className={index === at ? 'fill-brand' : 'fill-brand/45'} />
        )))
        : (
          <>
            <path d={pathOf(points.map((point) => point.value), x, y)} className="fill-none stroke-brand/60" strokeWidth="2" />
            <path d={pathOf(points.map((point) => point.mean ?? null), x, y)} className="fill-none stroke-brand" strokeWidth="4" />
            {points.map((point, index) => (point.value === null ? null : <circle key={index} cx={x(index)} cy={y(point.value)} r={index === at ? 6 : points.length > 60 ? 0 : 3} className="fill-brand" />))}
          </>
        )}
      <line x1={x(at)} x2={x(at)} y1={plot.top} y2={plot.bottom} className="stroke-ink/40" strokeDasharray="4 4" />
    </svg>
  );
}

/** Lines between neighbours that both have a value. */
function pathOf(values: readonly (number | null)[], x: (index: number) => number, y: (value: number) => number): string {
  return values.map((value, index) => (value === null ? '' : `${index > 0 && values[index - 1] !== null ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)).join('');
}

function DataTable({ title, points, format, meanLabel }: Pick<Props, 'title' | 'points' | 'format' | 'meanLabel'>) {
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-brand"><Trans>Show as a table</Trans></summary>
      <div className="max-h-80 overflow-auto rounded-md border border-line" tabIndex={0} role="region" aria-label={title}>
        <table className="w-full">
          <thead className="sticky top-0 bg-raised text-start">
            <tr>
              <th scope="col" className="px-3 py-2 text-start"><Trans>When</Trans></th>
              <th scope="col" className="px-3 py-2 text-end">{title}</th>
              {meanLabel ? <th scope="col" className="px-3 py-2 text-end">{meanLabel}</th> : null}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row" className="px-3 py-2 text-start font-normal">{point.label}</th>
                <td className="px-3 py-2 text-end">{point.value === null ? '–' : format(point.value)}</td>
                {meanLabel ? <td className="px-3 py-2 text-end">{typeof point.mean === 'number' ? format(point.mean) : '–'}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
