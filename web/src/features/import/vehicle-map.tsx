import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useImportChange, type ImportView } from '@/entities/import/queries';
import { useVehicles } from '@/entities/vehicle/queries';
import { AnswerImportDocument, type ImportVehicleInput } from '@/gql/graphql';
import { Select } from '@/shared/ui/field';
import { Card } from '@/shared/ui/surface';

/** Where the fill-ups of each vehicle of the file go. */
export function VehicleMap({ import: file }: { import: ImportView }) {
  const { t } = useLingui();
  const change = useImportChange();
  const { vehicles } = useVehicles();
  if (file.vehicles.length === 0) return null;
  const wish = ({ key, destination, vehicle }: ImportView['vehicles'][number]): ImportVehicleInput => ({ key, destination, ...(vehicle ? { vehicleId: vehicle.id } : {}) });
  const choose = (key: string, value: string) => {
    const wanted: ImportVehicleInput = value === 'NEW' || value === 'NOWHERE' ? { key, destination: value } : { key, destination: 'EXISTING', vehicleId: value };
    const all = file.vehicles.map((one) => (one.key === key ? wanted : wish(one)));
    void change(AnswerImportDocument, { input: { id: file.id, expectedVersion: file.version, vehicles: all } }, (answer) => answer.answerImport);
  };
  return (
    <Card className="flex flex-col gap-4 p-5">
      <h2 className="font-bold"><Trans>Vehicles of the file</Trans></h2>
      {file.vehicles.map((one) => (
        <Select
          key={one.key}
          label={one.name}
          hint={<Plural value={one.fillUps} one="# fill-up" other="# fill-ups" />}
          value={one.destination === 'EXISTING' ? (one.vehicle?.id ?? 'NEW') : one.destination}
          onChange={(event) => choose(one.key, event.target.value)}
        >
          <option value="NEW">{t`A new vehicle`}</option>
          {vehicles.map((vehicle) => <option key={vehicle.id} value={vehicle.id}>{vehicle.displayName}</option>)}
          <option value="NOWHERE">{t`Leave out`}</option>
        </Select>
      ))}
    </Card>
  );
}
