import { useMemo } from 'react';
import type { NewPaper } from '@/entities/document/new-paper';
import { viewOfNew } from '@/entities/document/overlay';
import { Papers } from './papers';

type Props = { papers: readonly NewPaper[]; onAdd: (added: NewPaper[]) => Promise<void>; onRemove: (id: string) => void };

/** The receipts of a fill-up that is being typed: kept with what was typed until it is saved. */
export function NewPapers({ papers, onAdd, onRemove }: Props) {
  // Nothing of this fill-up is sent yet: no reason to mark them.
  const views = useMemo(() => papers.map((paper) => viewOfNew(paper, 'synced')), [papers]);
  return <Papers papers={views} onAdd={onAdd} onRemove={({ id }) => onRemove(id)} />;
}
