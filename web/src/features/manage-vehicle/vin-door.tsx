import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, ScanBarcode, TriangleAlert } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import { decodeQuery } from '@/entities/catalog/queries';
import { findVinIssue, normaliseVin, replaceLookalikes, type VinIssue } from '@/shared/lib/vin';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Notice, Skeleton } from '@/shared/ui/surface';
import { DecodePreview } from './decode-preview';
import type { VehicleDraft } from './model';

const ScanSheet = lazy(async () => ({ default: (await import('./scan-sheet')).ScanSheet }));

type Props = { draft: VehicleDraft; onChange: (draft: VehicleDraft) => void; onContinue: (draft: VehicleDraft) => void };

/** The VIN: checked while typing, decoded once whole; nothing about it stops anyone from going on. */
export function VinDoor({ draft, onChange, onContinue }: Props) {
  const { t } = useLingui();
  const vin = normaliseVin(draft.vin);
  const issue = vin === '' ? null : findVinIssue(vin);
  const decodable = vin.length === 17 && (issue === null || issue.code === 'CHECK_DIGIT');
  const decode = useQuery({ ...decodeQuery(vin), enabled: decodable });
  const setVin = (value: string) => onChange({ ...draft, vin: value });
  const [scanning, setScanning] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <Button variant="secondary" icon={<ScanBarcode aria-hidden className="size-5" />} onClick={() => setScanning(true)}><Trans>Scan the VIN</Trans></Button>
      {scanning ? (
        <Suspense fallback={null}>
          <ScanSheet
            onClose={() => setScanning(false)}
            onFound={(scanned) => {
              setScanning(false);
              setVin(scanned);
            }}
          />
        </Suspense>
      ) : null}
      <Field
        label={t`VIN`}
        value={draft.vin}
        onChange={(event) => setVin(event.target.value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        placeholder="1HG CM8263 3A004352"
        className="font-mono text-lg tracking-wider uppercase"
        hint={vin === '' ? t`17 characters: on the door frame, the windscreen or your papers. Spaces do not matter.` : t`${vin.length} of 17 characters`}
      />
      <div role="status">
        {issue ? <IssueNotice issue={issue} onFix={() => setVin(replaceLookalikes(vin))} /> : null}
        {vin.length === 17 && !issue ? (
          <p className="flex items-center gap-2 text-sm font-semibold text-good"><CircleCheck aria-hidden className="size-5" /> <Trans>The check digit fits.</Trans></p>
        ) : null}
      </div>
      {decodable && decode.isFetching ? <Skeleton className="h-40" /> : null}
      {decodable && decode.isError && !decode.isFetching ? (
        <Notice tone="warn" icon={<TriangleAlert aria-hidden className="size-5" />} action={<Button variant="quiet" onClick={() => void decode.refetch()}><Trans>Try again</Trans></Button>}>
          <Trans>The vehicle catalogue is not available right now. Your VIN is kept; you can fill in the rest yourself.</Trans>
        </Notice>
      ) : null}
      {decode.data && decodable ? <DecodePreview decode={decode.data} onSuggestion={setVin} /> : null}
      <Button className="self-start" disabled={vin === ''} onClick={() => onContinue({ ...draft, vin })}>
        {issue || !decode.data ? <Trans>Continue with this VIN</Trans> : <Trans>Use these details</Trans>}
      </Button>
    </div>
  );
}

function IssueNotice({ issue, onFix }: { issue: VinIssue; onFix: () => void }) {
  const { t } = useLingui();
  if (issue.code === 'TOO_SHORT') {
    const missing = 17 - issue.length;
    return <p className="text-sm text-muted"><Trans>{missing} more to go. Vehicles before 1981 may have a shorter number: just continue.</Trans></p>;
  }
  const icon = <TriangleAlert aria-hidden className="size-5" />;
  if (issue.code === 'TOO_LONG') {
    return <Notice tone="warn" icon={icon}><Trans>This has {issue.length} characters, a VIN has 17. Look for one typed twice. You can keep it as it is.</Trans></Notice>;
  }
  if (issue.code === 'INVALID_CHARACTER') {
    const fix = issue.suggestion ? <Button variant="quiet" onClick={onFix}>{t`Change it to ${issue.suggestion}`}</Button> : undefined;
    return (
      <Notice tone="warn" icon={icon} action={fix}>
        <Trans>“{issue.character}” at position {issue.position} is never part of a VIN. The letters I, O and Q are left out because they look like 1 and 0.</Trans>
      </Notice>
    );
  }
  return (
    <Notice tone="warn" icon={icon}>
      <Trans>One character looks wrong: position 9 is {issue.found}, it should be {issue.expected}. Compare with your papers. Vehicles made outside North America may not use this check, so you can keep it.</Trans>
    </Notice>
  );
}
