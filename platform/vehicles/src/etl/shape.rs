//! Which tables and columns of NHTSA's dump are read, and as what.

/// How a column's text becomes a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number that must be there.
    Int,
    /// A number or NULL.
    OptInt,
    /// A number below zero is possible; kept in zigzag form, NULL as zero.
    Signed,
    /// `t` is 1; `f` and NULL are 0.
    Bool,
    /// A text that must be there.
    Text,
    /// A text or NULL.
    OptText,
    /// Seconds since 1970, or NULL.
    Date,
    /// The later of `updatedon` and `createdon`: kept as a rank over all tables.
    Changed,
}

use Kind::{Bool, Changed, Date, Int, OptInt, OptText, Signed, Text};

/// A table that is read.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub table: &'static str,
    pub columns: &'static [(&'static str, Kind)],
}

const LOOKUP: &[(&str, Kind)] = &[("id", Int), ("name", Text)];

/// Tables other than plain lookups.
pub const TABLES: &[Shape] = &[
    Shape {
        table: "wmi",
        columns: &[
            ("id", Int),
            ("wmi", Text),
            ("manufacturerid", OptInt),
            ("vehicletypeid", OptInt),
            ("trucktypeid", OptInt),
            ("publicavailabilitydate", Date),
        ],
    },
    Shape {
        table: "wmi_vinschema",
        columns: &[
            ("wmiid", Int),
            ("vinschemaid", Int),
            ("yearfrom", Int),
            ("yearto", OptInt),
        ],
    },
    Shape {
        table: "vinschema",
        columns: &[("id", Int), ("tobeqced", Bool)],
    },
    Shape {
        table: "pattern",
        columns: &[
            ("id", Int),
            ("vinschemaid", Int),
            ("keys", Text),
            ("elementid", Int),
            ("attributeid", Text),
            ("changed", Changed),
        ],
    },
    Shape {
        table: "element",
        columns: &[
            ("id", Int),
            ("name", Text),
            ("isprivate", Bool),
            ("groupname", OptText),
            ("datatype", OptText),
            ("decode", OptText),
            ("weight", Signed),
        ],
    },
    Shape {
        table: "make",
        columns: LOOKUP,
    },
    Shape {
        table: "model",
        columns: LOOKUP,
    },
    Shape {
        table: "make_model",
        columns: &[("makeid", Int), ("modelid", Int)],
    },
    Shape {
        table: "wmi_make",
        columns: &[("wmiid", Int), ("makeid", Int)],
    },
    Shape {
        table: "manufacturer",
        columns: LOOKUP,
    },
    Shape {
        table: "enginemodel",
        columns: LOOKUP,
    },
    Shape {
        table: "enginemodelpattern",
        columns: &[
            ("id", Int),
            ("enginemodelid", Int),
            ("elementid", Int),
            ("attributeid", Text),
            ("changed", Changed),
        ],
    },
    Shape {
        table: "defaultvalue",
        columns: &[
            ("id", Int),
            ("elementid", Int),
            ("vehicletypeid", Int),
            ("defaultvalue", OptText),
        ],
    },
    Shape {
        table: "vinexception",
        columns: &[("vin", Text), ("checkdigit", Bool)],
    },
    Shape {
        table: "conversion",
        columns: &[
            ("id", Int),
            ("fromelementid", Int),
            ("toelementid", Int),
            ("formula", Text),
        ],
    },
    Shape {
        table: "vehiclespecschema",
        columns: &[
            ("id", Int),
            ("makeid", Int),
            ("vehicletypeid", OptInt),
            ("tobeqced", Bool),
        ],
    },
    Shape {
        table: "vspecschemapattern",
        columns: &[("id", Int), ("schemaid", Int)],
    },
    Shape {
        table: "vehiclespecpattern",
        columns: &[
            ("id", Int),
            ("vspecschemapatternid", Int),
            ("iskey", Bool),
            ("elementid", Int),
            ("attributeid", OptText),
            ("changed", Changed),
        ],
    },
    Shape {
        table: "vehiclespecschema_model",
        columns: &[("vehiclespecschemaid", Int), ("modelid", Int)],
    },
    Shape {
        table: "vehiclespecschema_year",
        columns: &[("vehiclespecschemaid", Int), ("year", Int)],
    },
    Shape {
        table: "errorcode",
        columns: &[
            ("id", Int),
            ("name", Text),
            ("additionalerrortext", OptText),
            ("weight", Signed),
        ],
    },
];

/// The lookup table that names the attribute ids of an element.
pub const LOOKUPS: &[(u32, &str)] = &[
    (2, "batterytype"),
    (3, "bedtype"),
    (4, "bodycab"),
    (5, "bodystyle"),
    (10, "destinationmarket"),
    (15, "drivetype"),
    (23, "entertainmentsystem"),
    (24, "fueltype"),
    (25, "grossvehicleweightrating"),
    (26, "make"),
    (27, "manufacturer"),
    (28, "model"),
    (36, "steering"),
    (37, "transmission"),
    (39, "vehicletype"),
    (42, "brakesystem"),
    (55, "airbaglocations"),
    (56, "airbaglocations"),
    (60, "wheelbasetype"),
    (62, "valvetraindesign"),
    (64, "engineconfiguration"),
    (65, "airbaglocfront"),
    (66, "fueltype"),
    (67, "fueldeliverytype"),
    (69, "airbaglocknee"),
    (72, "evdriveunit"),
    (75, "country"),
    (78, "pretensioner"),
    (79, "seatbeltsall"),
    (81, "adaptivecruisecontrol"),
    (86, "abs"),
    (87, "autobrake"),
    (88, "blindspotmonitoring"),
    (99, "ecs"),
    (100, "tractioncontrol"),
    (101, "forwardcollisionwarning"),
    (102, "lanedeparturewarning"),
    (103, "lanekeepsystem"),
    (104, "rearvisibilitycamera"),
    (105, "parkassist"),
    (107, "airbaglocations"),
    (116, "trailertype"),
    (117, "trailerbodytype"),
    (122, "coolingtype"),
    (126, "electrificationlevel"),
    (127, "chargerlevel"),
    (135, "turbo"),
    (145, "axleconfiguration"),
    (148, "busfloorconfigtype"),
    (149, "bustype"),
    (151, "custommotorcycletype"),
    (152, "motorcyclesuspensiontype"),
    (153, "motorcyclechassistype"),
    (168, "tpms"),
    (170, "dynamicbrakesupport"),
    (171, "pedestrianautomaticemergencybraking"),
    (172, "autoreversesystem"),
    (173, "automaticpedestrainalertingsound"),
    (174, "can_aacn"),
    (175, "edr"),
    (176, "keylessignition"),
    (177, "daytimerunninglight"),
    (178, "lowerbeamheadlamplightsource"),
    (179, "semiautomaticheadlampbeamswitching"),
    (180, "adaptivedrivingbeam"),
    (183, "rearcrosstrafficalert"),
    (184, "grossvehicleweightrating"),
    (185, "grossvehicleweightrating"),
    (190, "grossvehicleweightrating"),
    (192, "rearautomaticemergencybraking"),
    (193, "blindspotintervention"),
    (194, "lanecenteringassistance"),
    (195, "nonlanduse"),
    (200, "fueltanktype"),
    (201, "fueltankmaterial"),
    (202, "combinedbrakingsystem"),
    (203, "wheeliemitigation"),
];

/// The shape of a table by its name.
#[must_use]
pub fn shape_of(table: &str) -> Option<Shape> {
    if let Some(shape) = TABLES.iter().find(|shape| shape.table == table) {
        return Some(*shape);
    }
    LOOKUPS
        .iter()
        .find(|(_, name)| *name == table)
        .map(|(_, name)| Shape {
            table: name,
            columns: LOOKUP,
        })
}

/// Every table that a dump must hold.
pub fn required() -> impl Iterator<Item = &'static str> {
    TABLES
        .iter()
        .map(|shape| shape.table)
        .chain(LOOKUPS.iter().map(|(_, table)| *table))
}
