import { consoleOfAll, householdOf, invited, offer } from './household.ts';
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { applied, base, economyOf, hours, km, logsOf, prices, readingsOf, warningsOf, type Log, type ReadingRow, type User, type VehicleRow } from './store.ts';

type Input = Record<string, unknown> & { id?: string; idempotencyKey?: string };
export type Context = { user: User | null };

const number = (value: number, digits = 3) => String(Number(value.toFixed(digits)));

function requireUser(context: Context): User {
  if (!context.user) throw new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
  return context.user;
}

const unitsOf = (row: VehicleRow | undefined) => Object.fromEntries(['distanceUnit', 'volumeUnit', 'economyUnit', 'electricEconomyUnit'].map((name) => [name, row?.[name] ?? null]));

function economy(user: User, litresPer100: number | null) {
  if (litresPer100 === null) return null;
  const unit = String(user.preferences['economyUnit']);
  const values: Record<string, number> = {
    LITRES_PER_100_KM: litresPer100, KILOMETRES_PER_LITRE: 100 / litresPer100, MILES_PER_US_GALLON: 235.214583 / litresPer100, MILES_PER_UK_GALLON: 282.480936 / litresPer100,
  };
  return { value: number(values[unit] ?? litresPer100, 4), unit };
}

function distance(user: User, kilometres: number | null) {
  if (kilometres === null) return null;
  const unit = String(user.preferences['distanceUnit']);
  return { value: number(unit === 'MILE' ? kilometres / 1.609344 : kilometres), unit };
}

const perHour = (litresPer100: number | null) => (litresPer100 === null ? null : { value: number(litresPer100 / 100, 4), unit: 'LITRES_PER_HOUR' });

function logView(user: User, log: Log): unknown {
  const { unitPrice, total } = prices(log);
  const figures = economyOf(user, log);
  const hourly = economyOf(user, log, hours);
  const isHourly = !log.odometer && hours(log) !== null;
  const per = log.quantity?.unit ?? 'LITRE';
  return {
    ...log, __typename: 'FuelLog', updatedAt: log.createdAt,
    odometer: distance(user, km(log.odometer)),
    quantity: log.quantity,
    unitPrice: unitPrice === null ? null : { amount: number(unitPrice), currency: log.currency, per },
    total: total === null ? null : { amount: number(total, 2), currency: log.currency },
    entered: {
      odometer: log.odometer, quantity: log.quantity,
      unitPrice: log.unitPrice ? { amount: log.unitPrice, currency: log.currency, per } : null,
      total: log.total ? { amount: log.total, currency: log.currency } : null,
      tripDistance: null, distanceOnThisFuel: null,
    },
    distance: distance(user, figures.distance), economy: isHourly ? perHour(hourly.litresPer100) : economy(user, figures.litresPer100), noEconomyReason: (isHourly ? hourly : figures).reason,
    economyPerHour: perHour(hourly.litresPer100), noEconomyPerHourReason: hourly.reason,
    engineHours: log.engineHours ?? null, charge: null, driver: null, paymentMethod: null, tags: [], documentCount: 0, warnings: warningsOf(user, log),
    vehicle: () => vehicleView(user, user.vehicles.get(log.vehicleId)),
  };
}

function sourcesOf(user: User, logs: Log[]) {
  return [...new Set(logs.map((log) => log.energySource))].map((energySource) => {
    const used = logs.filter((log) => log.energySource === energySource).flatMap((log) => economyOf(user, log).litresPer100 ?? []);
    const mean = used.length > 0 ? used.reduce((sum, one) => sum + one, 0) / used.length : null;
    const figure = energySource === 'ELECTRICITY' ? mean !== null && { value: number(mean, 4), unit: 'KILOWATT_HOURS_PER_100_KM' } : economy(user, mean);
    return { energySource, economy: figure || null, economyOverTotalDistance: figure || null, economyPerHour: null };
  });
}

function vehicleView(user: User, row: VehicleRow | undefined): unknown {
  if (!row || row.deletedAt) return null;
  const logs = logsOf(user, row.id);
  const closed = logs.map((log) => economyOf(user, log)).filter((entry) => entry.litresPer100 !== null);
  const average = closed.length > 0 ? closed.reduce((sum, entry) => sum + (entry.litresPer100 ?? 0), 0) / closed.length : null;
  const sums = (rows: Log[]) => {
    const byCurrency = new Map<string, number>();
    for (const log of rows) byCurrency.set(log.currency, (byCurrency.get(log.currency) ?? 0) + (prices(log).total ?? 0));
    return [...byCurrency].map(([currency, amount]) => ({ currency, amount: number(amount, 2) }));
  };
  const thisMonth = logs.filter((log) => log.filledOn.startsWith(new Date().toISOString().slice(0, 7)));
  const home = String(user.preferences['currency']);
  // The stand-in knows no rates.
  const converted = (rows: Log[]) => {
    const all = sums(rows);
    return { amount: all.find(({ currency }) => currency === home)?.amount ?? '0', currency: home, isConverted: false, unconverted: all.filter(({ currency }) => currency !== home) };
  };
  const sound = logs.filter((log) => log.isConfirmed || warningsOf(user, log).length === 0);
  const run = sound.map(hours).find((value) => value !== null) ?? null;
  const name = row['nickname'] ?? ([row['year'], row['make'], row['model']].filter(Boolean).join(' ') || row['vin'] || 'Vehicle');
  return {
    nickname: null, kind: 'CAR', year: null, make: null, model: null, trim: null, engine: null, transmission: null, vin: null, licensePlate: null, notes: null, energySources: ['PETROL'], meterKind: 'DISTANCE', mayLog: true, batteryCapacity: null, fromVin: [],
    ...row, __typename: 'Vehicle', displayName: name, units: unitsOf(row),
    odometer: distance(user, standing(user, row.id, sound)),
    engineHours: run === null ? null : { value: number(run), unit: 'HOUR' },
    fuelSummary: {
      fillCount: logs.length, averageEconomy: economy(user, average), recentEconomy: economy(user, average), totalCost: sums(logs),
      convertedTotalCost: converted(logs), costThisMonth: sums(thisMonth), convertedCostThisMonth: converted(thisMonth),
      trend: closed.map((entry) => economy(user, entry.litresPer100)).toReversed().slice(-12), lastFuelLog: logs[0] ? logView(user, logs[0]) : null,
    },
    odometerReadings: () => {
      const nodes = readingsOf(user, row.id).map(readingView);
      return { nodes, edges: [], totalCount: nodes.length, pageInfo: { hasNextPage: false, hasPreviousPage: false } };
    },
    // As much of the statistics as pages beside theirs ask for.
    fuelStatistics: () => ({ total: { sources: sourcesOf(user, logs) } }),
    fuelLogs: ({ first, after }: { first?: number; after?: string }) => {
      const start = after ? logs.findIndex((log) => log.id === after) + 1 : 0;
      const page = logs.slice(start, start + (first ?? 20));
      return { nodes: page.map((log) => logView(user, log)), edges: [], totalCount: logs.length, pageInfo: { hasNextPage: start + page.length < logs.length, hasPreviousPage: start > 0, endCursor: page.at(-1)?.id ?? null } };
    },
  };
}

/** The meter as read last by itself, or the highest of the fill-ups since. */
function standing(user: User, vehicleId: string, sound: Log[]): number | null {
  const last = readingsOf(user, vehicleId).find(({ odometer }) => odometer);
  const since = sound.filter(({ filledOn }) => !last || filledOn > last.readOn);
  const read = since.map((log) => km(log.odometer)).filter((value) => value !== null);
  return read.length > 0 ? Math.max(...read) : km(last?.odometer ?? null);
}

/** Readings as typed: the stand-in corrects no meters and doubts none. */
function readingView({ readOn, odometer = null, engineHours = null, replacedMeterEndedAt: ended = null, notes = null, id }: ReadingRow): unknown {
  return {
    __typename: 'OdometerReading', id, version: 1, source: ended === null ? 'READING' : 'REPLACEMENT', readOn, readAt: null, odometer, engineHours, notes, isDoubtful: false,
    correctedOdometer: odometer, correctedEngineHours: engineHours,
    replacedOdometer: ended !== null && odometer ? { ...odometer, value: ended } : null,
    replacedEngineHours: ended !== null && engineHours ? { value: ended } : null,
  };
}

function keepReading(user: User, input: Input): Outcome {
  const id = String(input.id);
  const vehicleId = String(input['vehicleId']);
  if (!user.vehicles.has(vehicleId)) return { code: 'NOT_FOUND', field: ['vehicleId'], message: 'There is no such vehicle.' };
  if (!user.readings.has(id)) user.readings.set(id, { ...(withoutMeta(input) as ReadingRow), id, vehicleId, deletedAt: null });
  return { readingId: id, vehicleId };
}

function markReading(user: User, input: Input, deletedAt: string | null): Outcome {
  const row = user.readings.get(String(input.id));
  if (!row) return { code: 'NOT_FOUND', message: 'There is no such reading.' };
  row.deletedAt = deletedAt;
  return { readingId: row.id, vehicleId: row.vehicleId };
}

type Outcome = { code?: string; field?: string[]; message?: string; vehicleId?: string; logId?: string; readingId?: string };

// The same key and input give the first answer, another input is a conflict.
function once(user: User, kind: string, input: Input, work: () => Outcome): unknown {
  const key = input.idempotencyKey;
  const text = JSON.stringify(input);
  const known = key ? user.answers.get(key) : undefined;
  if (known && known.input !== text) return answer(user, { code: 'CONFLICT', field: ['idempotencyKey'], message: 'This key was used for another input.' });
  const outcome = known ? (known.answer as Outcome) : work();
  if (key && !known) {
    user.answers.set(key, { input: text, answer: outcome });
    if (!outcome.code) applied.push({ kind, id: (input.id ?? '') });
  }
  return answer(user, outcome);
}

function answer(user: User, { code, field, message, vehicleId, logId, readingId }: Outcome): unknown {
  const reading = readingId ? user.readings.get(readingId) : undefined;
  const log = logId ? user.logs.get(logId) : undefined;
  return {
    vehicle: vehicleView(user, vehicleId ? user.vehicles.get(vehicleId) : undefined) ?? (vehicleId ? { ...user.vehicles.get(vehicleId) } : null),
    fuelLog: log ? logView(user, log) : null,
    odometerReading: reading ? readingView(reading) : null,
    preferences: user.preferences,
    userErrors: code ? [{ code, field: field ?? [], message: message ?? '' }] : [],
  };
}

const now = () => new Date().toISOString();
const withoutMeta = ({ id: _id, idempotencyKey: _key, expectedVersion: _version, ...rest }: Input) => rest;

function saveLog(user: User, input: Input): Outcome {
  const id = input.id ?? `fuel_log_${randomUUID()}`;
  if (user.logs.has(id)) return { logId: id, vehicleId: String(input['vehicleId']) };
  const vehicleId = String(input['vehicleId']);
  const vehicle = user.vehicles.get(vehicleId);
  if (!vehicle || vehicle.deletedAt) return { code: 'NOT_FOUND', field: ['vehicleId'], message: 'There is no such vehicle.' };
  const amount = base((input['quantity'] ?? null) as Log['quantity']);
  if (amount !== null && amount <= 0) return { code: 'INVALID', field: ['quantity'], message: 'Enter more than zero.' };
  const blank = { filledAt: null, energySource: 'PETROL', odometer: null, quantity: null, unitPrice: null, total: null, currency: 'EUR', isFull: true, missedPrevious: false, station: null, grade: null, notes: null };
  user.logs.set(id, { ...blank, ...(withoutMeta(input) as Partial<Log>), id, vehicleId, version: 1, isConfirmed: false, createdAt: now(), deletedAt: null } as Log);
  return { logId: id, vehicleId };
}

function change<T extends { version: number; deletedAt: string | null }>(row: T | undefined, input: Input, apply: (row: T) => void): Outcome {
  if (!row || row.deletedAt) return { code: 'NOT_FOUND', message: 'There is no such record.' };
  if (input['expectedVersion'] !== undefined && input['expectedVersion'] !== null && input['expectedVersion'] !== row.version) {
    return { code: 'CONFLICT', field: ['expectedVersion'], message: 'The record was changed in the meantime.' };
  }
  apply(row);
  row.version += 1;
  return {};
}

type Args = { input: Input };
const mutation = (kind: string, work: (user: User, input: Input) => Outcome) => ({ input }: Args, context: Context) => {
  const user = requireUser(context);
  return once(user, kind, input, () => work(user, input));
};

const catalogFails = () => new GraphQLError('The vehicle catalogue does not answer.', { extensions: { code: 'UPSTREAM_UNAVAILABLE', service: 'vehicles', retryable: true } });
const sure = (value: string, catalogId: string | null = null) => ({ value, catalogId, confidence: 'SURE' });

export const rootValue = {
  admin: consoleOfAll,
  invitation: offer,
  inviteMember: (_: unknown, context: Context) => invited(requireUser(context)),
  viewer: (_: unknown, context: Context) => {
    const user = requireUser(context);
    return {
      id: user.id, isGuest: false, displayName: user.name, email: user.email, tenant: householdOf(user), tenants: [householdOf(user), { ...householdOf(user), id: 'tenant_mock_2', name: 'Vespa friends' }],
      joinRequests: [], isAdministrator: true, preferences: user.preferences, exchangeRates: user.rates, referenceRatesUntil: null,
      vehicles: () => {
        const nodes = [...user.vehicles.values()].filter((row) => !row.deletedAt).map((row) => vehicleView(user, row));
        return { nodes, edges: [], totalCount: nodes.length, pageInfo: { hasNextPage: false, hasPreviousPage: false } };
      },
      vehicle: ({ id }: { id: string }) => vehicleView(user, user.vehicles.get(id)),
    };
  },
  vehicleCatalog: {
    years: () => [2022, 2021, 2020, 2004, 2003],
    makes: () => [{ id: '474', name: 'Honda' }, { id: '448', name: 'Toyota' }, { id: '482', name: 'Volkswagen' }],
    models: ({ makeId }: { makeId: string }) => (makeId === '474' ? [{ id: '1861', name: 'Accord' }, { id: '1863', name: 'Civic' }] : [{ id: '9', name: 'Golf' }, { id: '10', name: 'Passat' }]),
    trims: () => [{ id: 't1', name: 'EX' }, { id: 't2', name: 'LX' }],
    engines: () => [{ id: 'e1', name: '2.0 L inline 4', scope: 'MODEL' }],
    transmissions: () => [{ id: 'x1', name: 'Automatic', isFallback: true }, { id: 'x2', name: 'Manual', isFallback: true }],
  },
  decodeVin: ({ vin }: { vin: string }) => {
    if (vin.startsWith('ZZZZ')) throw catalogFails();
    const known = vin === '1HGCM82633A004352';
    const unknownMaker = { code: 'UNKNOWN_MANUFACTURER', message: 'The first three characters belong to no maker in the catalogue.', position: 1 };
    return {
      vin, isComplete: true, checkDigitValid: true, suggestedVin: null, problems: known ? [] : [unknownMaker], attributes: [],
      vehicleKind: known ? 'CAR' : null, energySources: known ? ['PETROL'] : [],
      ...(known ? { modelYear: sure('2003'), make: sure('Honda', '474'), model: sure('Accord', '1861'), trim: { value: 'EX V6', catalogId: null, confidence: 'LIKELY' }, bodyClass: sure('Coupe'), engine: sure('3.0 L V6'), plant: sure('Marysville, Ohio') } : {}),
    };
  },
  createVehicle: mutation('createVehicle', (user, input) => {
    const id = input.id ?? `vehicle_${randomUUID()}`;
    if (!user.vehicles.has(id)) user.vehicles.set(id, { ...withoutMeta(input), id, version: 1, createdAt: now(), updatedAt: now(), deletedAt: null });
    return { vehicleId: id };
  }),
  updateVehicle: mutation('updateVehicle', (user, input) => {
    const id = String(input.id);
    return { ...change(user.vehicles.get(id), input, (row) => Object.assign(row, withoutMeta(input))), vehicleId: id };
  }),
  deleteVehicle: mutation('deleteVehicle', (user, input) => {
    const id = String(input.id);
    return { ...change(user.vehicles.get(id), input, (row) => { row.deletedAt = now(); }), vehicleId: id };
  }),
  restoreVehicle: mutation('restoreVehicle', (user, input) => {
    const row = user.vehicles.get(String(input.id));
    if (row) row.deletedAt = null;
    return row ? { vehicleId: row.id } : { code: 'NOT_FOUND', message: 'There is no such vehicle.' };
  }),
  createFuelLog: mutation('createFuelLog', saveLog),
  updateFuelLog: mutation('updateFuelLog', (user, input) => {
    const log = user.logs.get(String(input.id));
    return { ...change(log, input, (row) => Object.assign(row, withoutMeta(input))), ...(log ? { logId: log.id, vehicleId: log.vehicleId } : {}) };
  }),
  deleteFuelLog: mutation('deleteFuelLog', (user, input) => {
    const log = user.logs.get(String(input.id));
    return { ...change(log, input, (row) => { row.deletedAt = now(); }), ...(log ? { logId: log.id, vehicleId: log.vehicleId } : {}) };
  }),
  restoreFuelLog: mutation('restoreFuelLog', (user, input) => {
    const log = user.logs.get(String(input.id));
    if (log) log.deletedAt = null;
    return log ? { logId: log.id, vehicleId: log.vehicleId } : { code: 'NOT_FOUND', message: 'There is no such fill-up.' };
  }),
  confirmFuelLog: mutation('confirmFuelLog', (user, input) => {
    const log = user.logs.get(String(input.id));
    return { ...change(log, {}, (row) => { row.isConfirmed = input['confirmed'] !== false; }), ...(log ? { logId: log.id, vehicleId: log.vehicleId } : {}) };
  }),
  createOdometerReading: mutation('createOdometerReading', keepReading),
  deleteOdometerReading: mutation('deleteOdometerReading', (user, input) => markReading(user, input, now())),
  restoreOdometerReading: mutation('restoreOdometerReading', (user, input) => markReading(user, input, null)),
  setExchangeRate: ({ input }: Args, context: Context) => {
    const exchangeRate = { ...input, id: `exchange_rate_${String(requireUser(context).rates.length + 1)}` };
    requireUser(context).rates.push(exchangeRate);
    return { exchangeRate, userErrors: [] };
  },
  deleteExchangeRate: ({ input: { id = '' } }: Args, context: Context) => {
    const user = requireUser(context);
    user.rates = user.rates.filter((rate) => rate.id !== id);
    return { exchangeRate: { id }, userErrors: [] };
  },
  updatePreferences: mutation('updatePreferences', (user, input) => {
    Object.assign(user.preferences, withoutMeta(input), { version: Number(user.preferences['version']) + 1 });
    return {};
  }),
};
