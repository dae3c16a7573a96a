export type Attribute = { group?: string | null; name: string; value: string };
export type SpecificationGroup = { group: string | null; rows: { name: string; value: string }[] };

// How NHTSA's procedure judged the VIN is no property of the vehicle.
const aboutDecoding = new Set(['Error Code', 'Error Text', 'Additional Error Text', 'Possible Values', 'Suggested VIN', 'Vehicle Descriptor']);
const saysNothing = new Set(['', 'not applicable']);

// The order in which vPIC shows its groups; whatever else comes behind them.
const order = ['General', 'Exterior / Body', 'Exterior / Dimension', 'Exterior / Truck', 'Exterior / Trailer', 'Exterior / Bus', 'Exterior / Motorcycle', 'Exterior / Wheel tire', 'Interior', 'Interior / Seat', 'Engine', 'Mechanical', 'Mechanical / Transmission', 'Mechanical / Drivetrain', 'Mechanical / Brake', 'Mechanical / Battery', 'Mechanical / Battery / Charger', 'Passive Safety System', 'Passive Safety System / Air Bag Location', 'Active Safety System', 'Internal'];

/** What a VIN tells about a vehicle, in vPIC's groups; null for what has none. */
export function specificationGroups(attributes: readonly Attribute[]): SpecificationGroup[] {
  const groups = new Map<string | null, SpecificationGroup>();
  for (const { group, name, value } of attributes) {
    if (aboutDecoding.has(name) || saysNothing.has(value.trim().toLowerCase())) continue;
    const key = group || null;
    const entry = groups.get(key) ?? { group: key, rows: [] };
    entry.rows.push({ name, value: tidy(value) });
    groups.set(key, entry);
  }
  return [...groups.values()].sort((a, b) => rank(a.group) - rank(b.group));
}

function rank(group: string | null): number {
  if (group === null) return order.length + 1;
  const index = order.indexOf(group);
  return index < 0 ? order.length : index;
}

// 2998.832712 cubic centimetres were never measured so finely.
function tidy(value: string): string {
  return /^\d+\.\d{3,}$/.test(value) ? String(Math.round(Number(value) * 100) / 100) : value;
}
