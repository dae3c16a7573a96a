//! Headings by which tables of any program call their columns: those that LubeLogger accepts, and those
//! that people write in English, German, French, Spanish, Portuguese, Italian and Dutch.

use crate::features::imports::domain::flat::{Aliases, Field};

/// The more telling first: a column is taken once, and earlier names win.
#[rustfmt::skip]
pub const ALIASES: &Aliases = &[
    (Field::Vehicle, &[
        "vehicle", "car", "car_name", "vehicle name", "car name", "fahrzeug", "auto", "véhicule",
        "voiture", "vehículo", "vehiculo", "coche", "veículo", "veiculo", "carro", "veicolo", "voertuig",
    ]),
    (Field::SourceKey, &["guid", "uuid"]),
    (Field::Date, &[
        "date", "fuelup_date", "datum", "data", "fecha", "filled on", "day and time", "datetime",
        "timestamp", "fill date", "fill-up date", "fillup date", "date filled", "tankdatum", "date/time",
        "date and time",
    ]),
    (Field::Time, &["time", "uhrzeit", "zeit", "hora", "heure", "ora", "tijd"]),
    (Field::Day, &["day"]),
    (Field::Month, &["month"]),
    (Field::Year, &["year"]),
    (Field::Odometer, &[
        "odometer", "odo", "mileage", "odometer (km)", "odometer (mi)", "km-stand", "kilometerstand",
        "kmstand", "km stand", "tachostand", "tacho", "odometer reading", "kilométrage", "kilometrage",
        "compteur", "kilometraje", "odómetro", "odometro", "cuentakilómetros", "quilometragem",
        "odômetro", "hodómetro", "chilometraggio", "contachilometri", "chilometri", "kilometers",
        "kilometres", "kilometer", "km",
    ]),
    (Field::Trip, &[
        "trip", "distance", "trip distance", "miles", "strecke", "gefahrene km", "teilstrecke",
        "trajet", "distancia", "distância", "distanza", "afstand",
    ]),
    (Field::Quantity, &[
        "fuelconsumed", "gallons", "liters", "litres", "quantity", "qty", "volume", "menge", "liter",
        "litre", "litros", "litri", "getankt", "tankmenge", "kraftstoffmenge", "kwh", "energy (kwh)",
        "volume(l)", "volume (l)", "fuel amount", "amount of fuel", "quantité", "cantidad", "volumen",
        "quantidade", "quantità", "hoeveelheid", "gal", "l", "consumption", "fuel",
    ]),
    (Field::UnitPrice, &[
        "unit price", "price per unit", "price/l", "price / l", "price/gal", "price/gallon",
        "price per liter", "price per litre", "price per gallon", "price per kwh", "cost/gallon",
        "cost/liter", "cost/litre", "cost per liter", "cost per litre", "cost per gallon", "fuel price",
        "literpreis", "einzelpreis", "spritpreis", "preis/l", "preis / l", "preis/liter",
        "preis pro liter", "preis je liter", "preis pro l", "prix/l", "prix / l", "prix au litre",
        "prix par litre", "prix unitaire", "precio/l", "precio / l", "precio por litro", "precio/litro",
        "precio unitario", "preço/l", "preço / l", "preço por litro", "preço unitário", "prezzo/l",
        "prezzo al litro", "prezzo unitario", "prijs per liter", "literprijs", "price", "preis", "prix",
        "precio", "preço", "prezzo", "prijs",
        "€/l", "eur/l", "$/gal",
    ]),
    (Field::Total, &[
        "cost", "total cost", "totalcost", "total price", "total", "total paid", "amount", "kosten",
        "betrag", "gesamtpreis", "gesamtkosten", "gesamtbetrag", "gesamt", "summe", "endpreis",
        "prix total", "montant", "coût", "cout", "coût total", "importe", "coste", "costo", "coste total",
        "costo total", "precio total", "valor total", "preço total", "valor", "custo", "custo total",
        "importo", "totale", "prezzo totale", "totaal", "bedrag", "€", "eur", "$", "usd",
    ]),
    (Field::Currency, &["currency", "währung", "waehrung", "devise", "moneda", "moeda", "valuta"]),
    (Field::DistanceUnit, &["distance unit", "odometer unit"]),
    (Field::QuantityUnit, &["volume unit", "fuel unit", "quantity unit", "unit", "einheit"]),
    (Field::Partial, &[
        "partial_fuelup", "partial tank", "partial_fill", "partial", "partial fill", "partial fill-up",
        "teilbetankung", "teiltank",
    ]),
    (Field::Full, &[
        "isfilltofull", "filled up", "full", "full tank", "fill-up", "is full", "full fill-up", "voll",
        "voll getankt", "vollgetankt", "volltank", "vollbetankung", "volltanken", "plein",
        "plein complet", "lleno", "tanque lleno", "depósito lleno", "cheio", "tanque cheio", "pieno",
        "vol", "volle tank",
    ]),
    (Field::Missed, &[
        "missed_fuelup", "missedfuelup", "missed fill up", "missed_fill", "missed", "missed fill-up",
    ]),
    (Field::Grade, &["grade", "octane", "fuel grade", "sorte", "kraftstoffsorte"]),
    (Field::Energy, &[
        "fuel type", "fueltype", "energy", "kraftstoff", "kraftstoffart", "treibstoff", "carburant",
        "combustible", "combustível", "combustivel", "carburante", "brandstof", "fuel",
    ]),
    (Field::Station, &[
        "station", "extrafield_station", "gas station", "fuel station", "location", "tankstelle",
        "station-service", "gasolinera", "estación", "posto", "stazione", "distributore", "tankstation",
        "ort", "place", "brand",
    ]),
    (Field::Payment, &[
        "payment", "payment type", "payment method", "extrafield_payment", "zahlungsart", "zahlung",
        "paiement", "forma de pago", "pago", "forma de pagamento", "pagamento",
    ]),
    (Field::Driver, &[
        "driver", "extrafield_driver", "fahrer", "conducteur", "conductor", "motorista", "bestuurder",
    ]),
    (Field::Tags, &["tags", "tag"]),
    (Field::Notes, &[
        "notes", "note", "notizen", "notiz", "bemerkung", "bemerkungen", "anmerkung", "kommentar",
        "comment", "comments", "remarks", "remarque", "remarques", "commentaire", "notas", "nota",
        "observaciones", "observações", "observacoes", "opmerking", "description",
    ]),
    (Field::ChargeBefore, &["startingsoc", "starting soc"]),
    (Field::ChargeAfter, &["endingsoc", "ending soc"]),
];
