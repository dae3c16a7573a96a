import { useLingui } from '@lingui/react/macro';
import type { MeterFigure } from './meters';

/** The meters beside the main one, as lines below its figure. */
export function MeterLines({ figures }: { figures: readonly MeterFigure[] }) {
  const { i18n } = useLingui();
  return figures.filter(({ value }) => value !== null).map(({ label, value }) => (
    <span key={label.id} className="block text-sm font-medium tracking-normal text-muted"><span className="sr-only">{i18n._(label)} </span>{value}</span>
  ));
}
